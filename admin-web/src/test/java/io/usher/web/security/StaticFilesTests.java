package io.usher.web.security;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.usher.web.ConsoleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.servlet.resource.ResourceUrlProvider;

import static org.assertj.core.api.Assertions.assertThat;

@ConsoleTest
class StaticFilesTests {

	private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/(?:css|js|img|webjars)/[^\"]+)\"");

	@Autowired
	private MockMvcTester pages;

	@Autowired
	private ResourceUrlProvider urls;

	@Test
	void linksToFilesByWhatIsInThemAndMayBeKept() throws Exception {
		String page = this.pages.get().uri("/login").exchange().getResponse().getContentAsString();
		assertThat(page).containsPattern("/css/usher-[0-9a-f]{32}\\.css")
			.containsPattern("/js/console-[0-9a-f]{32}\\.js")
			.containsPattern("/webjars/bootstrap/[0-9.]+/css/bootstrap\\.min\\.css");
		assertThat(LINK.matcher(page).results().map((MatchResult link) -> link.group(1))).hasSizeGreaterThan(5)
			.allSatisfy((link) -> assertThat(this.pages.get().uri(link)).hasStatusOk()
				.hasHeader("Cache-Control", "max-age=3600"));
		assertThat(this.pages.get().uri("/favicon.svg")).hasStatusOk();
	}

	@Test
	void looksForNoFileBehindTheLinkToAPage() {
		assertThat(this.urls.getHandlerMap()).containsOnlyKeys("/css/**", "/js/**", "/img/**", "/webjars/**",
				"/favicon.svg");
	}

}
