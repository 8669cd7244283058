/** Traces by OpenTelemetry: when they are written, which work they show, and what must not stand in them. */
@NullMarked
package id.etalase.kit.trace;

import org.jspecify.annotations.NullMarked;
