package io.usher.core.record;

import java.util.List;
import java.util.Map;

import io.usher.core.catalogue.RecordKind;
import io.usher.core.secret.SecretKey;
import io.usher.core.secret.UnreadableSecretException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DocumentCodecTests {

	private static final RecordId ID = new RecordId(RecordKind.CONFERENCE, 1);

	private final DocumentCodec codec = new DocumentCodec(SecretKey.of("a key that is only used in the tests"));

	@Test
	void givesBackEveryKindOfValue() {
		Document document = Document.of(Map.of("text", "é \"🎥\" </script>\n", "empty", "", "flag", true, "number", 7L,
				"big", Long.MAX_VALUE, "negative", -1L, "texts", List.of("a", "b"), "references", List.of(1L, 2L),
				"rows", List.of(Document.of(Map.of("alias", "a", "pin", Secret.of("1234"))), Document.empty()),
				"object", Document.of(Map.of("nested", Document.of(Map.of("deep", 1L))))));
		assertThat(this.codec.decode(ID, this.codec.encode(ID, document))).isEqualTo(document);
	}

	@Test
	void keepsKnownEmptyAndUnknownSecretsApart() {
		Document document = Document
			.of(Map.of("known", Secret.of("1234"), "empty", Secret.of(""), "unknown", Secret.unknown()));
		assertThat(this.codec.decode(ID, this.codec.encode(ID, document))).isEqualTo(document);
	}

	@Test
	void givesEqualTextsForEqualDocuments() {
		Document document = Document.empty().with("b", 1L).with("a", Document.empty().with("d", "2").with("c", true));
		assertThat(this.codec.encode(ID, document)).isEqualTo("{\"a\":{\"c\":true,\"d\":\"2\"},\"b\":1}");
	}

	@Test
	void doesNotShowSecrets() {
		Document document = Document.of(Map.of("pin", Secret.of("739154"), "rows",
				List.of(Document.of(Map.of("password", Secret.of("739154"))))));
		assertThat(this.codec.encode(ID, document)).doesNotContain("739154");
		assertThat(document.toString()).doesNotContain("739154").contains(Secret.MASK);
		assertThat(Secret.of("739154").toString()).isEqualTo(Secret.MASK);
		assertThat(Secret.unknown().toString()).isEqualTo("unknown");
	}

	@Test
	void bindsSecretsToTheirRecord() {
		String text = this.codec.encode(ID, Document.of(Map.of("pin", Secret.of("1234"))));
		assertThatExceptionOfType(UnreadableSecretException.class)
			.isThrownBy(() -> this.codec.decode(new RecordId(RecordKind.CONFERENCE, 2), text));
		assertThatExceptionOfType(UnreadableSecretException.class)
			.isThrownBy(() -> this.codec.decode(new RecordId(RecordKind.DEVICE, 1), text));
	}

	@Test
	void bindsSecretsToTheirField() {
		String text = this.codec.encode(ID, Document.of(Map.of("pin", Secret.of("1234"))));
		assertThatExceptionOfType(UnreadableSecretException.class)
			.isThrownBy(() -> this.codec.decode(ID, text.replace("\"pin\"", "\"guest_pin\"")))
			.withMessageContaining("conference/1/guest_pin")
			.withMessageNotContaining("1234");
	}

	@Test
	void refusesSecretsOfAnotherKey() {
		String text = this.codec.encode(ID, Document.of(Map.of("pin", Secret.of("1234"))));
		DocumentCodec other = new DocumentCodec(SecretKey.of("another key that is only used in the tests"));
		assertThatExceptionOfType(UnreadableSecretException.class).isThrownBy(() -> other.decode(ID, text));
	}

	@Test
	void neverTakesWhatPeopleSetForASecret() {
		Document document = Document.of(Map.of("object", Document.of(Map.of("$secret", "unknown")), "other",
				Document.of(Map.of("$secret", "AAAA", "$", 1L, "$$secret", "x")), "$top", true));
		assertThat(this.codec.decode(ID, this.codec.encode(ID, document))).isEqualTo(document);
	}

	@Test
	void refusesWhatIsNoStoredDocument() {
		for (String text : List.of("", "{", "[]", "1", "{\"pin\":{\"$secret\":\"no Base64!\"}}")) {
			assertThatIllegalArgumentException().isThrownBy(() -> this.codec.decode(ID, text))
				.withMessageContaining("conference/1");
		}
	}

}
