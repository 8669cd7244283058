package id.etalase.publicspace.booking;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.interceptor.InterceptorBinding;

/**
 * On a resource method that changes a booking, named by its first parameter, or that has the session in a
 * {@link BookingRequest}: it begins when its turn in the line of that session has come, before it has a connection.
 */
@InterceptorBinding
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@interface InTurn {
}
