package io.usher.web.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.history.Actor;
import io.usher.core.history.AuditEvent;
import io.usher.core.history.RecordVersion.Operation;
import io.usher.web.history.Timeline.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The list of changes and events.
 */
@Controller
class TimelineController {

	private final Timeline timeline;

	TimelineController(Timeline timeline) {
		this.timeline = timeline;
	}

	@GetMapping("/history")
	String show(@RequestParam Map<String, String> parameters, Model model) {
		TimelineFilter filter = TimelineFilter.of(parameters);
		long revision = Numbers.of(parameters.get("before_revision"), Long.MAX_VALUE);
		long number = Numbers.of(parameters.get("before_event"), Long.MAX_VALUE);
		Page page = this.timeline.page(filter, revision, number);
		Map<String, Long> next = new LinkedHashMap<>();
		if (page.nextRevision() < Long.MAX_VALUE) {
			next.put("before_revision", page.nextRevision());
		}
		if (page.nextNumber() < Long.MAX_VALUE) {
			next.put("before_event", page.nextNumber());
		}
		model.addAttribute("filter", filter)
			.addAttribute("faults", filter.faults())
			.addAttribute("page", page)
			.addAttribute("first", revision == Long.MAX_VALUE && number == Long.MAX_VALUE)
			.addAttribute("next", page.more() ? filter.address("/history", next) : "")
			.addAttribute("shows", TimelineFilter.Show.values())
			.addAttribute("kinds", RecordKind.values())
			.addAttribute("operations", Operation.values())
			.addAttribute("ways", Stream.of(Actor.Via.values()).filter((via) -> via != Actor.Via.OTHER).toList())
			.addAttribute("types",
					Stream.of(AuditEvent.Type.values()).filter((type) -> type != AuditEvent.Type.OTHER).toList())
			.addAttribute("csv", filter.address("/history/export", Map.of("format", "csv")))
			.addAttribute("json", filter.address("/history/export", Map.of("format", "json")));
		return "history/timeline";
	}

}
