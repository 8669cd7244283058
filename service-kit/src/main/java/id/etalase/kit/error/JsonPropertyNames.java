package id.etalase.kit.error;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.validator.BaseHibernateValidatorConfiguration;
import org.hibernate.validator.spi.nodenameprovider.JavaBeanProperty;
import org.hibernate.validator.spi.nodenameprovider.Property;
import org.hibernate.validator.spi.nodenameprovider.PropertyNodeNameProvider;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;

/** Lets Bean Validation call members as JSON does, since that is what whoever sent them knows. */
@ApplicationScoped
class JsonPropertyNames implements ValidatorFactoryCustomizer, PropertyNodeNameProvider {

    private final ObjectMapper json;

    JsonPropertyNames(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        configuration.propertyNodeNameProvider(this);
    }

    @Override
    public String getName(Property property) {
        if (!(property instanceof JavaBeanProperty member)) {
            return property.getName();
        }
        var type = json.getSerializationConfig().introspect(json.constructType(member.getDeclaringClass()));
        return type.findProperties().stream().filter(found -> found.getInternalName().equals(member.getName()))
                .findFirst().map(BeanPropertyDefinition::getName).orElse(member.getName());
    }
}
