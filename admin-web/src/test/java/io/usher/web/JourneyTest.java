package io.usher.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A story that somebody lives through in a browser: the whole program with its web
 * server, the example organisation and the administrator {@code admin}. All journeys
 * share one program, so each makes what it needs under names of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "usher.demo=true", "usher.admin-password=" + ConsoleTest.PASSWORD,
				"usher.node-password=" + ConferencingNode.PASSWORD })
@ContextConfiguration(initializers = TemporaryHome.class)
public @interface JourneyTest {

}
