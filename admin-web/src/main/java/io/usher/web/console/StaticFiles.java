package io.usher.web.console;

import java.time.Duration;
import java.util.List;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceChainRegistration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Where style sheets, scripts and pictures are. Only there: for a path that may be a
 * file, Spring looks for one behind each link of a page, and class loaders remember each
 * name for which there is none.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

	/** Their links hold a hash of what is in them. */
	private static final List<String> OWN = List.of("css", "js", "img");

	private static final CacheControl CACHE = CacheControl.maxAge(Duration.ofHours(1));

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		for (String folder : OWN) {
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
