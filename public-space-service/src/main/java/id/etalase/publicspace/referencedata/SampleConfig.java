package id.etalase.publicspace.referencedata;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether an empty database also gets a sample programme, so that booking can be tried at once. */
@ConfigMapping(prefix = "etalase.sample")
interface SampleConfig {

    /** False leaves the sample out. What was loaded once stays. */
    @WithDefault("true")
    boolean enabled();
}
