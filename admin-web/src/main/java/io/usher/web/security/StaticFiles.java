package io.usher.web.security;

import java.time.Duration;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceChainRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves style sheets, scripts and pictures. Only those: for a path that may be a file,
 * Spring looks for one behind each link of a page, and class loaders remember each name
 * for which there is none.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

	private static final CacheControl CACHE = CacheControl.maxAge(Duration.ofHours(1));

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		for (String folder : StaticPaths.OWN) {
			add(registry, "/" + folder + "/**", "classpath:/static/" + folder + "/")
				.addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
		}
		add(registry, "/webjars/**", "classpath:/META-INF/resources/webjars/");
		add(registry, "/favicon.svg", "classpath:/static/");
	}

	private static ResourceChainRegistration add(ResourceHandlerRegistry registry, String pattern, String location) {
		return registry.addResourceHandler(pattern)
			.addResourceLocations(location)
			.setCacheControl(CACHE)
			.resourceChain(true);
	}

}
