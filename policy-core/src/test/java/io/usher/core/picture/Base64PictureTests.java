package io.usher.core.picture;

import java.util.Arrays;
import java.util.Base64;

import io.usher.core.catalogue.PersonFields;
import io.usher.core.catalogue.Table;
import io.usher.core.catalogue.Violation;
import io.usher.core.record.Document;
import io.usher.core.record.RecordCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a person's record takes for a picture.
 */
class Base64PictureTests {

	private static final String EXPECTED = " (expected: the base64 of a JPEG, PNG or GIF picture, of up to 256 kB "
			+ "and 4,096 pixels a side, not CMYK";

	private static String base64(byte[] file) {
		return Base64.getEncoder().encodeToString(file);
	}

	private static String check(String base64) {
		Document person = Document.empty()
			.with(PersonFields.PRIMARY_EMAIL_ADDRESS, "alice@example.com")
			.with(PersonFields.PICTURE, base64);
		return RecordCheck.check(Table.PERSON_RECORD, person, 4)
			.all()
			.stream()
			.map(Violation::message)
			.reduce("", String::concat);
	}

	@ParameterizedTest
	@ValueSource(strings = { "jpeg", "png", "gif" })
	void takesPictures(String format) {
		assertThat(check(base64(TestPictures.file(TestPictures.quarters(300, 200), format)))).isEmpty();
		assertThat(check(base64(TestPictures.file(TestPictures.quarters(4096, 1), format)))).isEmpty();
	}

	@Test
	void takesNothing() {
		assertThat(check("")).isEmpty();
	}

	@Test
	void takesUpTo256Kilobytes() {
		byte[] jpeg = TestPictures.jpeg(TestPictures.quarters(30, 20));
		assertThat(check(base64(Arrays.copyOf(jpeg, Base64Picture.MAX_BYTES)))).isEmpty();
		assertThat(check(base64(Arrays.copyOf(jpeg, Base64Picture.MAX_BYTES + 1))))
			.isEqualTo("picture: JPEG picture of 30 x 20 pixels, 257 kB" + EXPECTED + "; this one has 257 kB)");
		assertThat(check(base64(Arrays.copyOf(jpeg, Base64Picture.MAX_BYTES + 3))))
			.isEqualTo("picture: 349532 characters" + EXPECTED + ")");
	}

	@ParameterizedTest
	@ValueSource(strings = { "not base64!", "data:image/png;base64,AAAA", "AAAA\nAAAA", "=" })
	void refusesOtherTexts(String text) {
		assertThat(check(text))
			.isEqualTo("picture: a text of " + text.length() + " characters" + EXPECTED + "; this one is no base64)");
	}

	@Test
	void refusesCmykAndHugeAndBrokenPicturesWithoutRepeatingThem() {
		assertThat(check(base64(TestPictures.cmykJpeg(10, 10)))).matches("picture: a text of [\\d,]+ characters \\Q"
				+ EXPECTED.substring(1) + "\\E; this one is a CMYK picture \\(expected: RGB or grey\\)\\)");
		assertThat(check(base64(TestPictures.bomb(60_000, 60_000))))
			.endsWith("; this one is 60,000 x 60,000 pixels (expected: at most 40 megapixels, 30,000 pixels a side))");
		assertThat(check(base64(TestPictures.file(TestPictures.quarters(4097, 1), "png"))))
			.endsWith("; this one is 4,097 x 1 pixels)");
		byte[] png = TestPictures.file(TestPictures.quarters(30, 20), "png");
		assertThat(check(base64(Arrays.copyOf(png, png.length / 2)))).endsWith("; this one ends too early)");
		assertThat(check("A".repeat(200_000))).hasSizeLessThan(250)
			.endsWith("; this one is no JPEG, PNG or GIF picture)");
	}

	@Test
	void isSummedUpForPeople() {
		assertThat(Base64Picture.summary(base64(TestPictures.file(TestPictures.quarters(30, 20), "gif"))))
			.isEqualTo("GIF picture of 30 x 20 pixels, 1 kB");
		assertThat(Base64Picture.summary("A".repeat(12_345))).isEqualTo("a text of 12,345 characters");
	}

}
