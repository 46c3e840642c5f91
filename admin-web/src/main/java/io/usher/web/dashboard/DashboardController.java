package io.usher.web.dashboard;

import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.usher.api.external.UpstreamStates;
import io.usher.core.account.Right;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.configuration.Configurations;
import io.usher.core.history.StoreUnavailableException;
import io.usher.core.instance.Instance;
import io.usher.web.instance.InstanceReports;
import io.usher.web.right.Rights;
import io.usher.web.traffic.NodeSeen;
import io.usher.web.traffic.Traffic;
import io.usher.web.traffic.TrafficPeriod;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * What happens now. All of it is in this instance's memory, but for the changes, which
 * come apart from the rest.
 */
@Controller
class DashboardController {

	private static final String PAGE = "dashboard/dashboard";

	private static final long MINUTE = 60;

	private static final long HOUR = 3600;

	private static final int NODES_SHOWN = 100;

	private final Traffic traffic;

	private final Notices notices;

	private final UpstreamStates upstreams;

	private final InstanceReports instances;

	private final LatestChanges changes;

	private final Configurations configurations;

	private final MeterRegistry meters;

	private final Clock clock;

	DashboardController(Traffic traffic, Notices notices, UpstreamStates upstreams, InstanceReports instances,
			LatestChanges changes, Configurations configurations, MeterRegistry meters, Clock clock) {
		this.traffic = traffic;
		this.notices = notices;
		this.upstreams = upstreams;
		this.instances = instances;
		this.changes = changes;
		this.configurations = configurations;
		this.meters = meters;
		this.clock = clock;
	}

	@GetMapping("/")
	String page(Model model, Principal user) {
		fill(model, user);
		return PAGE;
	}

	@GetMapping("/dashboard/live")
	String live(Model model, Principal user) {
		fill(model, user);
		return PAGE + " :: live";
	}

	@GetMapping("/dashboard/traffic.json")
	@ResponseBody
	TrafficDocument traffic(@RequestParam(defaultValue = "hour") String span) {
		boolean day = span.equals("day");
		return TrafficDocument.of(this.clock.instant(), day ? HOUR : MINUTE,
				day ? this.traffic.hours() : this.traffic.minutes());
	}

	/** The database may be away: that is no reason for an error page. */
	@GetMapping("/dashboard/changes")
	String changes(Model model) {
		try {
			model.addAttribute("changes", this.changes.lines());
		}
		catch (StoreUnavailableException ex) {
			model.addAttribute("away", true);
		}
		return PAGE + " :: changes";
	}

	private void fill(Model model, Principal user) {
		Instant now = this.clock.instant();
		Configuration configuration = this.configurations.current();
		model.addAttribute("tiles", Tile.of(this.traffic.lastHour(), perMinute(now)));
		List<NodeSeen> nodes = this.traffic.nodes();
		model.addAttribute("nodes",
				nodes.stream().limit(NODES_SHOWN).map((node) -> Rows.Node.of(node, configuration, now)).toList());
		model.addAttribute("nodesHidden", Math.max(0, nodes.size() - NODES_SHOWN));
		model.addAttribute("now", now);
		List<Notice> found = new ArrayList<>();
		model.addAttribute("notices", found);
		if (Rights.has(user, Right.VIEW_LOGS)) {
			found.addAll(this.notices.ofTraffic());
			model.addAttribute("scripts",
					this.traffic.scriptFailures().stream().map((failure) -> Rows.Script.of(failure, now)).toList());
		}
		if (Rights.has(user, Right.VIEW_CONFIGURATION)) {
			found.addAll(this.notices.ofConfiguration());
			fillConfiguration(model, configuration, now);
		}
	}

	private void fillConfiguration(Model model, Configuration configuration, Instant now) {
		model.addAttribute("locations", this.notices.survey().locations());
		model.addAttribute("upstreams",
				this.upstreams.states()
					.stream()
					.map((state) -> Rows.Upstream.of(state,
							time(configuration.nameOf(RecordKind.POLICY_PROFILE, state.profile().number())),
							configuration, now))
					.toList());
		List<Instance> all = this.instances.all();
		long newest = all.stream().mapToLong(Instance::revision).max().orElse(0);
		String own = this.instances.own().id();
		model.addAttribute("instances",
				all.stream().map((instance) -> Rows.Serving.of(instance, own, newest, now)).toList());
		model.addAttribute("instancesComplete", this.instances.isComplete());
	}

	/**
	 * The mean over all outcomes since the instance was started, as the metrics have it.
	 */
	private String time(@Nullable String profile) {
		if (profile == null) {
			return "–";
		}
		long count = 0;
		double total = 0;
		for (Timer timer : this.meters.find("usher.upstream.requests").tag("profile", profile).timers()) {
			count += timer.count();
			total += timer.totalTime(TimeUnit.MICROSECONDS);
		}
		return (count == 0) ? "–" : Tile.time(Math.round(total / count));
	}

	/** What came in the last 60 seconds, estimated from this minute and the last one. */
	private double perMinute(Instant now) {
		List<TrafficPeriod> minutes = this.traffic.minutes();
		double passed = (now.toEpochMilli() % (MINUTE * 1000)) / (MINUTE * 1000.0);
		return minutes.get(minutes.size() - 1).requests() + minutes.get(minutes.size() - 2).requests() * (1 - passed);
	}

}
