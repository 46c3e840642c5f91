package io.usher.web.console;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.web.WebProperties;
import org.springframework.boot.webmvc.autoconfigure.error.DefaultErrorViewResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The pages of errors. Boot leaves its own resolver of them out once there is another,
 * and then answers with a page that is not ours.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ErrorPages {

	@Bean
	DefaultErrorViewResolver errorPagesByStatus(ApplicationContext context, WebProperties settings) {
		return new DefaultErrorViewResolver(context, settings.getResources());
	}

}
