package io.usher.web.outage;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

import io.usher.store.database.TestServer;
import io.usher.web.ConsoleBrowser;
import io.usher.web.ProcessFigures;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An instance that works for long, with everything that happens to one: requests of all
 * kinds, changes, scripts that are saved, a log that is deleted again, people who log in,
 * and an upstream that comes and goes. What it uses has to stay flat.
 * {@code -Dusher.test.soak-minutes} shortens it.
 */
@Tag("long")
class SoakIT {

	@RegisterExtension
	static final TestServer server = new TestServer(TestServer.Flavour.MYSQL);

	private static final Logger log = LoggerFactory.getLogger(SoakIT.class);

	private static final int MINUTES = Integer.getInteger("usher.test.soak-minutes", 60);

	private static final int SAMPLES = 30;

	private static final int ROUNDS_IN_SAMPLE = 6;

	private static final int LOGGED = 20_000;

	private static final String SERVICE = "/policy/v1/service/configuration?protocol=sip&local_alias=meet.alice";

	private final JsonMapper json = JsonMapper.builder().build();

	@TempDir
	private Path home;

	private InstanceProcess instance;

	private AdministrationApi api;

	@Test
	void usesNoMoreAfterAnHourWithMySql() throws Exception {
		soak(server.newDatabase());
	}

	@Test
	void usesNoMoreAfterAnHourWithTheEmbeddedDatabase() throws Exception {
		soak("");
	}

	private void soak(String databaseUrl) throws Exception {
		try (InstanceProcess started = new InstanceProcess(this.home, databaseUrl);
				WaveringUpstream upstream = new WaveringUpstream("""
						{"status": "success", "result":
							{"service_type": "conference", "name": "Alice Jones", "service_tag": "of the upstream"}}
						""")) {
			this.instance = started;
			this.api = new AdministrationApi(started.port());
			started.start();
			started.awaitReady();
			String profile = profile(upstream);
			String room = this.api.create(AdministrationApi.CONFIGURATION + "conference/", "{\"name\": \"Soak room\"}");
			patch(AdministrationApi.CONFIGURATION + "global/1/", "{\"decision_log_entries\": " + LOGGED + "}");
			List<PolicyLoad> loads = loads();
			List<ProcessFigures> figures = new ArrayList<>();
			try {
				for (int i = 0; i < SAMPLES; i++) {
					work(upstream, profile, room, i);
					ProcessFigures now = ProcessFigures.of(started.pid(), started.port(), started.home());
					figures.add(now);
					log.warn("{} of {}: {}, {} requests, {} upstream", i + 1, SAMPLES, now,
							loads.stream().mapToInt(PolicyLoad::answered).sum(), upstream.asked());
				}
			}
			finally {
				loads.forEach(PolicyLoad::end);
			}
			assertThat(loads).allSatisfy((load) -> assertThat(load.faults()).isEmpty());
			assertThat(started.log()).doesNotContain(" ERROR ");
			assertThat(figures.get(SAMPLES - 1).lost()).isZero();
			assertFlat(figures);
			started.terminate();
		}
	}

	private void assertFlat(List<ProcessFigures> figures) {
		assertFlat("heap", figures, ProcessFigures::heap, 8_000);
		// Java keeps a buffer for each thread that wrote into the embedded database's
		// file.
		assertFlat("memory beside the heap", figures, ProcessFigures::beside, 100_000);
		// The heap takes and gives back what it may have, 400 MB.
		assertThat(figures).extracting(ProcessFigures::resident).allMatch((resident) -> resident < 1_000_000);
		assertFlat("threads", figures, ProcessFigures::threads, 5);
		assertFlat("files", figures, ProcessFigures::files, 15);
	}

	/** The last fifth against the second one: the first is for warming up. */
	private void assertFlat(String what, List<ProcessFigures> figures, ToLongFunction<ProcessFigures> figure,
			long allowed) {
		long[] all = figures.stream().mapToLong(figure).toArray();
		long before = median(Arrays.copyOfRange(all, SAMPLES / 5, 2 * SAMPLES / 5));
		long after = median(Arrays.copyOfRange(all, SAMPLES - SAMPLES / 5, SAMPLES));
		log.warn("{}: {} after the warm-up, {} at the end", what, before, after);
		assertThat(after).as("%s of %s", what, Arrays.toString(all)).isLessThanOrEqualTo(before + allowed);
	}

	private static long median(long[] values) {
		Arrays.sort(values);
		return values[values.length / 2];
	}

	/** 300 requests in a second, of all kinds. */
	private List<PolicyLoad> loads() {
		return List.of(load(SERVICE + "&location=London", "Alice Jones", 140),
				load(SERVICE + "&location=Soak", "Alice Jones", 100),
				loadOfUpstream("/policy/v1/participant/properties?location=Soak&protocol=sip&service_name=Alice%20Jones"
						+ "&local_alias=meet.alice&remote_alias=sip:someone@example.com", 30),
				loadOfUpstream("/policy/v1/participant/location?location=Soak&protocol=sip&service_name=Alice%20Jones"
						+ "&local_alias=meet.alice", 20),
				load("/policy/v1/registrations?q=a&registration_alias=alice@example.com", "success", 5),
				loadOfUpstream("/policy/v1/registrations/nobody@example.com?location=Soak&protocol=sip", 5));
	}

	private PolicyLoad loadOfUpstream(String target, int perSecond) {
		return PolicyLoad.ofUpstream(this.instance.port(), OutageProgram.NODE, target, perSecond);
	}

	private PolicyLoad load(String target, String expected, int perSecond) {
		return PolicyLoad.of(this.instance.port(), OutageProgram.NODE, target, expected, perSecond);
	}

	/** What people and other systems do between two samples. */
	private void work(WaveringUpstream upstream, String profile, String room, int sample) throws Exception {
		for (int round = 0; round < ROUNDS_IN_SAMPLE; round++) {
			int number = sample * ROUNDS_IN_SAMPLE + round;
			switch (number % 4) {
				case 0, 1 -> upstream.come();
				case 2 -> upstream.fail();
				default -> upstream.go();
			}
			patch(profile, script(number));
			ConsoleBrowser browser = new ConsoleBrowser();
			browser.logIn(this.instance.port(), "admin", InstanceProcess.ADMIN_PASSWORD);
			for (String page : List.of("/", "/configuration/conferences", "/history", "/decisions", "/simulator")) {
				assertThat(browser.get(this.instance.port(), page).statusCode()).as(page).isEqualTo(200);
			}
			long changes = Math.max(1, MINUTES * 60L / SAMPLES / ROUNDS_IN_SAMPLE / 2);
			for (long change = 0; change < changes; change++) {
				patch(room, "{\"description\": \"Change " + change + " of round " + number + "\"}");
				Thread.sleep(2000);
			}
		}
	}

	/** A profile that asks the upstream, and a location that has it. */
	private String profile(WaveringUpstream upstream) throws Exception {
		String profile = this.api.create(AdministrationApi.CONFIGURATION + "policy_server/",
				"{\"name\": \"Soak\", \"url\": \"" + upstream.url() + "\", \"enable_service_lookup\": true,"
						+ "\"enable_participant_lookup\": true, \"enable_media_location_lookup\": true,"
						+ "\"enable_registration_lookup\": true, \"enable_internal_service_policy\": true}");
		patch(profile, script(0));
		this.api.create(AdministrationApi.CONFIGURATION + "system_location/",
				"{\"name\": \"Soak\", \"policy_server\": \"" + profile + "\"}");
		return profile;
	}

	/** A script that is different each time. */
	private String script(int number) {
		String lines = String.join("\n",
				IntStream.range(0, 50)
					.mapToObj((i) -> "{% set v" + i + " = call_info.local_alias ~ '" + number + "-" + i + "' %}")
					.toList());
		String script = lines + "\n{\"action\": \"continue\", \"result\": "
				+ "{{ service_config|pex_update({\"service_tag\": v1})|pex_to_json }} }";
		return this.json
			.writeValueAsString(this.json.createObjectNode().put("internal_service_policy_template", script));
	}

	private void patch(String path, String body) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.api.send("PATCH", path, body);
		assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
	}

}
