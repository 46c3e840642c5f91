package io.usher.web.management;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A person's picture, which is larger than anything else in a record.
 */
class PersonPictureTests {

	private static final byte[] GIF = Base64.getDecoder().decode("R0lGODdhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs=");

	/** What follows the end of a GIF is no part of it. */
	private static final String LARGEST = Base64.getEncoder().encodeToString(Arrays.copyOf(GIF, 256 * 1024));

	private final ManagementApi api = new ManagementApi();

	private final String alice = this.api.create("end_user",
			ManagementApi.json(Map.of("primary_email_address", "alice@example.com", "picture", LARGEST)));

	@Test
	void isReadFromThePersonsOwnAddressAlone() {
		assertThat(this.api.read(this.alice)).containsEntry("picture", LARGEST);
		List<Map<String, Object>> list = this.api.objects("end_user/");
		List<Map<String, Object>> set = this.api.objects("end_user/set/" + this.api.read(this.alice).get("id") + "/");
		assertThat(list).isEqualTo(set).singleElement().satisfies((person) -> {
			assertThat(person).doesNotContainKey("picture");
			assertThat(person).containsEntry("primary_email_address", "alice@example.com");
		});
	}

	@Test
	void staysWhenAPersonFromAListIsPutBack() {
		assertThat(this.api.put(this.alice, ManagementApi.json(this.api.objects("end_user/").get(0)))).hasStatus(204);
		assertThat(this.api.read(this.alice)).containsEntry("picture", LARGEST);
	}

	@Test
	void isTakenAwayByNullAndByNothing() {
		for (String nothing : List.of("null", "\"\"")) {
			assertThat(this.api.patch(this.alice, "{\"picture\":\"" + LARGEST + "\"}")).hasStatus(202);
			assertThat(this.api.patch(this.alice, "{\"picture\":" + nothing + "}")).hasStatus(202);
			assertThat(this.api.read(this.alice)).containsEntry("picture", "");
		}
	}

	@Test
	void isRefusedAsAFilterAndAnOrder() {
		assertThat(this.api.get("end_user/?picture__startswith=R0l")).hasStatus(400);
		assertThat(this.api.get("end_user/?order_by=picture")).hasStatus(400);
		assertThat(this.api.read("end_user/schema/").get("filtering").toString()).contains("avatar_url")
			.doesNotContain("picture");
	}

	@Test
	void isNotRepeatedWhenItIsRefused() {
		MvcTestResult result = this.api.patch(this.alice, "{\"picture\":\"" + "A".repeat(300_000) + "\"}");
		assertThat(result).hasStatus(400);
		assertThat(ManagementApi.body(result)).contains("\"picture\"", "a text of 300,000 characters", "256 kB")
			.hasSizeLessThan(300);
	}

}
