package io.usher.web.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.usher.core.administration.Administration;
import io.usher.core.administration.Edit;
import io.usher.core.catalogue.CommonFields;
import io.usher.core.catalogue.ConferenceFields;
import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.LocationFields;
import io.usher.core.catalogue.ProfileFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.catalogue.ServiceFields;
import io.usher.core.history.Actor;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import io.usher.core.record.Secret;
import io.usher.core.script.gallery.Gallery;
import io.usher.web.ConferencingNode;
import io.usher.web.ConsoleTest;
import io.usher.web.JourneyTest;
import io.usher.web.traffic.Traffic;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A walk through the main pages, which takes the pictures of the documentation when it is
 * told where to put them: {@code -Dusher.pictures=docs/images}.
 */
@JourneyTest
class ConsolePicturesIT extends BrowserJourney {

	private static final Actor OLIVIA = new Actor("olivia", "10.44.2.17", Actor.Via.CONSOLE);

	private static final String EXAMPLE = "remove-pin-by-location";

	private static final int LARGEST = 250_000;

	@TempDir
	private Path folder;

	@Autowired
	private Administration administration;

	@Autowired
	private Traffic traffic;

	@Autowired
	private Clock clock;

	@Test
	void walksThroughTheConsole() throws IOException {
		RecordId room = conferences();
		RecordId profile = profile();
		hourOfTraffic();
		this.browser.resize(1440, 900);
		SimulatorPage simulator = new LoginPage(this.browser).logIn("admin", ConsoleTest.PASSWORD);

		simulator.dial("room@paris.branch.example.com").at("London").expecting("room.paris@example.net");
		take("simulator");
		show("/", "[data-plot=outcomes] svg");
		take("dashboard");
		show("/configuration/conferences", "#list tbody");
		take("conferences");
		show("/configuration/conferences/" + room.number(), "#record-form");
		take("conference");
		new RulesPage(this.browser).attempt("room@paris.branch.example.com", "Branch offices");
		take("call-routing-rules");
		show("/scripts/" + profile.number() + "/service?gallery=" + EXAMPLE + "&example=0", "#tester[data-ready]");
		this.browser.click(".tst-script .CodeMirror-lines");
		new TesterPage(this.browser).control(Keys.ENTER)
			.waitForOutcome("Continue")
			.keep("Callers in Location A enter without a PIN")
			.waitForTests("1 of 1 pass");
		take("script-tester");
		show("/decisions?q=paris.branch", "#rows a");
		this.browser.click("#rows tr:first-child a");
		this.browser.see("#verdict");
		take("decision");
		show("/history?text=larger", ".hist-revision");
		this.browser.click(".hist-revision");
		this.browser.see(".hist-record");
		take("change");
		show("/connect?location=London", "h1");
		take("connect");
		importOfRooms();
		take("import");

		show("/", "[data-plot=outcomes] svg");
		simulator.chooseTheme("dark");
		show("/", "[data-plot=outcomes] svg");
		take("dashboard-dark");
		assertThat(this.browser.complaints()).isEmpty();
	}

	private void importOfRooms() throws IOException {
		Path file = this.folder.resolve("conferences.csv");
		Files.writeString(file, """
				name,service_type,alias,participant_limit,host_view,primary_owner_email_address
				Board room,conference,board.room@example.com,40,,alice@example.com
				Atrium,conference,atrium@example.com,twenty,,bob@example.com
				Gallery,lecture,gallery@example.com,250,our_layout,bob@example.com
				Workshop,conference,2003,12,,carol@example.com
				Library,conference,library@example.com,12,,carol@example.com
				""");
		new ImportPage(this.browser).upload("Conferences", file).show("all");
	}

	private void show(String path, String selector) {
		this.browser.go(path);
		this.browser.see(selector);
		this.browser.waitUntil("document.querySelectorAll('.htmx-request').length === 0");
	}

	private void take(String name) throws IOException {
		this.browser.evaluate("document.activeElement.blur()");
		this.browser.evaluate("window.scrollTo({top: 0, behavior: 'instant'})");
		this.browser.waitUntil("document.getAnimations().every((one) => one.playState !== 'running')");
		byte[] picture = packed(this.browser.picture());
		assertThat(picture).as(name).hasSizeLessThan(LARGEST);
		String folder = System.getProperty("usher.pictures");
		if (folder != null) {
			// Tests run in their module's folder.
			Path file = Path.of("..").resolve(folder).resolve(name + ".png");
			Files.createDirectories(file.getParent());
			Files.write(file, picture);
		}
	}

	/** Packs a picture as small as it gets: browsers are in a hurry. */
	private static byte[] packed(byte[] picture) throws IOException {
		BufferedImage seen = ImageIO.read(new ByteArrayInputStream(picture));
		BufferedImage opaque = new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
		opaque.getGraphics().drawImage(seen, 0, 0, null);
		ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
		ImageWriteParam settings = writer.getDefaultWriteParam();
		settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		settings.setCompressionQuality(0);
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (ImageOutputStream output = ImageIO.createImageOutputStream(packed)) {
			writer.setOutput(output);
			writer.write(null, new IIOImage(opaque, null, null), settings);
		}
		return packed.toByteArray();
	}

	private RecordId conferences() {
		List<Edit> edits = new ArrayList<>();
		String[] names = { "Board room", "Daily stand-up", "Design review", "Finance", "Human resources",
				"Innovation lab", "Legal", "Marketing weekly", "Operations bridge", "Product council",
				"Research seminar", "Sales Europe", "Support desk" };
		List<RecordId> ids = this.administration.reserve(RecordKind.CONFERENCE, names.length);
		for (int i = 0; i < names.length; i++) {
			String alias = names[i].toLowerCase(Locale.ROOT).replace(' ', '.');
			Document room = document(CommonFields.NAME, names[i], ServiceFields.SERVICE_TYPE,
					(i % 5 == 3) ? "lecture" : "conference", ServiceFields.PIN, Secret.of("" + (271828 + i)),
					ServiceFields.ALLOW_GUESTS, i % 3 != 1, CommonFields.PRIMARY_OWNER_EMAIL_ADDRESS,
					(i % 2 == 0) ? "alice@example.com" : "bob@example.com", ConferenceFields.ALIASES,
					List.of(document(ConferenceFields.ALIAS, alias + "@example.com"),
							document(ConferenceFields.ALIAS, String.valueOf(2000 + i))));
			room = (i % 4 == 0) ? room.with(ServiceFields.SERVICE_TAG, "team-" + i) : room;
			room = (i % 3 == 0) ? room.with(ServiceFields.GUEST_PIN, Secret.of("" + (314159 + i))) : room;
			edits.add(new Edit.Create(ids.get(i), room));
		}
		this.administration.save(edits, Actor.system(), "Rooms of the departments");
		Document board = ((Edit.Create) edits.get(0)).document();
		this.administration.save(
				List.of(new Edit.Update(ids.get(0), Edit.ANY_REVISION,
						board.with(ServiceFields.PARTICIPANT_LIMIT, 25L)
							.with(ServiceFields.PIN, Secret.of("161803"))
							.with(CommonFields.DESCRIPTION, "Third floor, the room with the long table")
							.with(ServiceFields.HOST_VIEW, "one_main_seven_pips"))),
				OLIVIA, "The board is larger since November");
		return ids.get(0);
	}

	private RecordId profile() {
		Document profile = document(CommonFields.NAME, "Branches", CommonFields.DESCRIPTION,
				"Who calls from an office needs no PIN", ProfileFields.ENABLE_INTERNAL_SERVICE_POLICY, true,
				ProfileFields.INTERNAL_SERVICE_POLICY_TEMPLATE,
				Gallery.all()
					.stream()
					.filter((script) -> script.id().equals(EXAMPLE))
					.findFirst()
					.orElseThrow()
					.source());
		RecordId id = this.administration.create(RecordKind.POLICY_PROFILE, profile, OLIVIA, null).ids().get(0);
		this.administration.create(RecordKind.SYSTEM_LOCATION,
				document(CommonFields.NAME, "Paris", LocationFields.POLICY_SERVER, id.number()), OLIVIA,
				"The office in Paris opens");
		return id;
	}

	/** Lets nodes ask for an hour, which the dashboard's clock goes through meanwhile. */
	private void hourOfTraffic() {
		ConferencingNode node = new ConferencingNode(this.port);
		List<Map<String, String>> calls = List.of(call("meet.bob", "London", "10.44.99.2"),
				call("meet.alice@example.com", "London", "10.44.99.3"),
				call("allhands@example.com", "New York", "10.45.1.2"),
				call("room@paris.branch.example.com", "London", "10.44.99.2"), call("2004", "Paris", "10.46.7.2"),
				call("nobody@nowhere.example", "Edge", "10.47.0.2"),
				call("unknown@example.org", "New York", "10.45.1.2"));
		try {
			for (int minute = 59; minute >= 0; minute--) {
				Clock then = Clock.offset(this.clock, Duration.ofMinutes(-minute));
				ReflectionTestUtils.setField(this.traffic, "clock", then);
				int busy = (int) (5 + 4 * Math.sin(minute / 7.0) + minute % 3);
				for (int i = 0; i < busy; i++) {
					node.dial(calls.get((minute + 3 * i) % calls.size()));
				}
				node.ask("participant/location", call("meet.bob", "London", "10.44.99.2"));
			}
		}
		finally {
			ReflectionTestUtils.setField(this.traffic, "clock", this.clock);
		}
	}

	private static Map<String, String> call(String alias, String location, String node) {
		Map<String, String> call = new LinkedHashMap<>();
		call.put("protocol", "sip");
		call.put("node_ip", node);
		call.put("version_id", "35");
		call.put("pseudo_version_id", "77812.0.0");
		call.put("call_direction", "dial_in");
		call.put("local_alias", "sip:" + alias);
		call.put("remote_alias", "sip:carol@example.com");
		call.put("remote_display_name", "Carol");
		call.put("remote_address", "10.44.75.249");
		call.put("vendor", "TANDBERG/518 (TC6.0.1.65adebe)");
		call.put("trigger", "invite");
		call.put("location", location);
		return call;
	}

	private static Document document(Object... fieldsAndValues) {
		Document document = Document.empty();
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			document = document.with((Field) fieldsAndValues[i], fieldsAndValues[i + 1]);
		}
		return document;
	}

}
