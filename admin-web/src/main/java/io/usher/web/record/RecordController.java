package io.usher.web.record;

import java.util.List;

import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.record.ConfigurationRecord;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * Lists records.
 */
@Controller
class RecordController {

	private final Configurations configurations;

	private final RecordLists lists;

	private final RuleHits hits;

	RecordController(Configurations configurations, RecordLists lists, RuleHits hits) {
		this.configurations = configurations;
		this.lists = lists;
		this.hits = hits;
	}

	@GetMapping("/configuration")
	String start() {
		return "redirect:/configuration/conferences";
	}

	@GetMapping("/configuration/infinity")
	String infinity(Model model) {
		Configuration configuration = this.configurations.current();
		model.addAttribute("pages",
				RecordPages.infinity()
					.stream()
					.map((page) -> new Counted(page, configuration.count(page.kind())))
					.toList());
		return "record/infinity";
	}

	@GetMapping("/configuration/{slug:(?!infinity$)[a-z0-9-]+}")
	String list(@PathVariable String slug, @RequestParam MultiValueMap<String, String> query,
			@RequestHeader(name = "HX-Target", defaultValue = "") String target, Model model,
			HttpServletResponse response) {
		RecordPage page = page(slug);
		Configuration configuration = this.configurations.current();
		ListRequest request = ListRequest.read(page, query);
		List<ConfigurationRecord> found = this.lists.find(page, request, configuration);
		model.addAttribute("list", ListView.of(page, request, found, configuration));
		model.addAttribute("reorders", page.isOrdered() && request.isUnfiltered() && request.sort().isEmpty());
		if (page.isOrdered()) {
			model.addAttribute("hits", this.hits.all());
		}
		response.addHeader(HttpHeaders.VARY, "HX-Target");
		if (!target.equals("list")) {
			return "record/list";
		}
		String canonical = request.paged(request.page());
		response.setHeader("HX-Push-Url", canonical.isEmpty() ? page.path() : page.path() + "?" + canonical);
		return "record/list :: list";
	}

	static RecordPage page(String slug) {
		return RecordPage.named(slug)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such list"));
	}

	/**
	 * A list and how much is in it.
	 *
	 * @param page the list
	 * @param count how many records it has
	 */
	record Counted(RecordPage page, int count) {

	}

}
