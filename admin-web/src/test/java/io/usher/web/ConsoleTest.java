package io.usher.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of pages: the whole program on an embedded database of its own, with the example
 * organisation and the administrator {@code admin}, without a web server.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(properties = { "usher.demo=true", "usher.admin-password=" + ConsoleTest.PASSWORD,
		"usher.node-password=a node's password" })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TemporaryHome.class)
@Import(BrowserCookies.class)
public @interface ConsoleTest {

	/** The administrator's password. */
	String PASSWORD = "correct horse battery";

}
