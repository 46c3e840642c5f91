package io.usher.core.picture;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PictureFileTests {

	private static final BufferedImage QUARTERS = TestPictures.quarters(30, 20);

	static Stream<byte[]> whole() {
		return Stream.of(TestPictures.jpeg(QUARTERS), TestPictures.progressiveJpeg(QUARTERS),
				TestPictures.file(QUARTERS, "png"), TestPictures.file(QUARTERS, "gif"));
	}

	@Test
	void tellsTypesAndSizes() throws UnusablePictureException {
		assertThat(PictureFile.read(TestPictures.jpeg(QUARTERS))).hasToString("JPEG picture of 30 x 20 pixels");
		assertThat(PictureFile.read(TestPictures.file(QUARTERS, "png"))).hasToString("PNG picture of 30 x 20 pixels");
		assertThat(PictureFile.read(TestPictures.file(QUARTERS, "gif"))).hasToString("GIF picture of 30 x 20 pixels");
		assertThat(PictureFile.read(TestPictures.jpeg(QUARTERS)).isProgressive()).isFalse();
		assertThat(PictureFile.read(TestPictures.progressiveJpeg(QUARTERS)).isProgressive()).isTrue();
	}

	@Test
	void refusesWhatIsNoPicture() {
		assertThat(faultOf("<html>Not found</html>")).isEqualTo("is no JPEG, PNG or GIF picture");
		assertThat(faultOf("")).isEqualTo("is no JPEG, PNG or GIF picture");
		assertThat(faultOf("RIFF\0\0\0\0WEBPVP8 ")).isEqualTo("is no JPEG, PNG or GIF picture");
		assertThat(faultOf("GIF89a")).isEqualTo("ends too early");
	}

	@ParameterizedTest
	@MethodSource("whole")
	void refusesEveryFileThatWasCutShort(byte[] file) {
		for (int length = 8; length < file.length; length++) {
			byte[] cut = Arrays.copyOf(file, length);
			boolean gifWithoutItsLastByte = file[0] == 'G' && length == file.length - 1;
			if (!gifWithoutItsLastByte) {
				assertThatExceptionOfType(UnusablePictureException.class).as("%d bytes", length)
					.isThrownBy(() -> PictureFile.read(cut));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("whole")
	void takesWhatFilesHaveAfterTheirEnd(byte[] file) throws UnusablePictureException {
		PictureFile picture = PictureFile.read(Arrays.copyOf(file, file.length + 100));
		assertThat(picture.essence()).isEqualTo(PictureFile.read(file).essence());
	}

	@ParameterizedTest
	@MethodSource("whole")
	void survivesAnyBytes(byte[] file) {
		Random random = new Random(34);
		for (int i = 0; i < 20_000; i++) {
			byte[] changed = file.clone();
			for (int n = 0; n <= i % 4; n++) {
				changed[random.nextInt(Math.min(changed.length, 400))] = (byte) random.nextInt();
			}
			try {
				PictureFile picture = PictureFile.read(changed);
				assertThat(picture.width() * picture.height()).isBetween(1, PictureFile.MAX_PIXELS);
			}
			catch (UnusablePictureException ex) {
				assertThat(ex.fault()).matches("(?s)is .*|ends too early").doesNotContain("null");
			}
			catch (RuntimeException ex) {
				throw new AssertionError("change " + i, ex);
			}
		}
	}

	@Test
	void refusesCmyk() {
		assertThat(faultOf(TestPictures.cmykJpeg(30, 20))).isEqualTo("is a CMYK picture (expected: RGB or grey)");
	}

	@Test
	void refusesLosslessJpeg() {
		byte[] lossless = TestPictures.jpeg(QUARTERS);
		lossless[indexOf(lossless, 0xc0)] = (byte) 0xc3;
		assertThat(faultOf(lossless)).isEqualTo("is a lossless or arithmetic JPEG (expected: baseline or progressive)");
	}

	@Test
	void refusesAnotherDepthThanEightBits() {
		byte[] deep = TestPictures.jpeg(QUARTERS);
		deep[indexOf(deep, 0xc0) + 3] = 12;
		assertThat(faultOf(deep)).isEqualTo("is a JPEG of 12 bits a sample (expected: 8)");
	}

	@Test
	void refusesJpegOfVeryManyScans() {
		byte[] jpeg = TestPictures.progressiveJpeg(QUARTERS);
		int scan = indexOf(jpeg, 0xda) - 1;
		byte[] many = Arrays.copyOf(jpeg, jpeg.length + 65 * 20);
		for (int i = 0; i <= 65; i++) {
			System.arraycopy(jpeg, scan, many, scan + i * 20, (i < 65) ? 20 : jpeg.length - scan);
		}
		assertThat(faultOf(many)).isEqualTo("is a broken JPEG: it has more than 64 scans");
	}

	@Test
	void refusesBombsByTheirHeader() {
		assertThat(faultOf(TestPictures.bomb(60_000, 60_000)))
			.isEqualTo("is 60,000 x 60,000 pixels (expected: at most 40 megapixels, 30,000 pixels a side)");
		assertThat(faultOf(TestPictures.bomb(30_000, 2_000))).startsWith("is 30,000 x 2,000 pixels");
		assertThat(faultOf(TestPictures.bomb(30_001, 1))).startsWith("is 30,001 x 1 pixels");
		assertThat(faultOf(TestPictures.bomb(0, 10))).isEqualTo("is a broken PNG: it is 0 x 10 pixels");
		assertThat(faultOf(TestPictures.bomb(-5, 10))).isEqualTo("is a broken PNG: it is -5 x 10 pixels");
		byte[] jpeg = TestPictures.jpeg(QUARTERS);
		Arrays.fill(jpeg, indexOf(jpeg, 0xc0) + 4, indexOf(jpeg, 0xc0) + 8, (byte) 0xff);
		assertThat(faultOf(jpeg)).startsWith("is 65,535 x 65,535 pixels");
		byte[] gif = TestPictures.file(QUARTERS, "gif");
		int image = gif.length;
		while (gif[--image] != 0x2c || gif[image + 5] != 30) {
			continue;
		}
		Arrays.fill(gif, image + 5, image + 9, (byte) 0xff);
		assertThat(faultOf(gif)).startsWith("is 65,535 x 65,535 pixels");
	}

	@Test
	void takesTheLargestPictures() throws UnusablePictureException {
		assertThat(PictureFile.read(TestPictures.bomb(8_000, 5_000)).width()).isEqualTo(8_000);
		assertThat(PictureFile.read(TestPictures.bomb(30_000, 1_333)).height()).isEqualTo(1_333);
	}

	@Test
	void refusesPngWhosePartsDoNotAddUp() {
		byte[] png = TestPictures.file(QUARTERS, "png");
		byte[] changed = png.clone();
		changed[png.length - 20] ^= 1;
		assertThat(faultOf(changed)).isEqualTo("is a broken PNG: a checksum is wrong");
		assertThat(faultOf(TestPictures.withChunk(png, "IHDR", new byte[13])))
			.isEqualTo("is a broken PNG: it has two headers");
		assertThat(faultOf(TestPictures.withChunk(png, "CgBI", new byte[4])))
			.isEqualTo("is a broken PNG: it has a part that only some programs understand");
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void readsOrientations(int orientation) throws UnusablePictureException {
		PictureFile jpeg = PictureFile.read(TestPictures.withOrientation(TestPictures.jpeg(QUARTERS), orientation));
		assertThat(jpeg.orientation()).isEqualTo(orientation);
		assertThat(jpeg.isTurnedSideways()).isEqualTo(orientation > 4);
		PictureFile png = PictureFile
			.read(TestPictures.withChunk(TestPictures.file(QUARTERS, "png"), "eXIf", TestPictures.tiff(orientation)));
		assertThat(png.orientation()).isEqualTo(orientation);
	}

	@Test
	void readsOrientationOfCamerasThatWriteTheLesserByteFirst() throws UnusablePictureException {
		byte[] exif = "Exif\0\0II*\0\b\0\0\0\1\0\u0012\1\3\0\1\0\0\0\6\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(PictureFile.read(TestPictures.withSegment(TestPictures.jpeg(QUARTERS), 0xe1, exif)).orientation())
			.isEqualTo(6);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 9, 65_535 })
	void takesPicturesUprightWhoseOrientationMakesNoSense(int orientation) throws UnusablePictureException {
		assertThat(
				PictureFile.read(TestPictures.withOrientation(TestPictures.jpeg(QUARTERS), orientation)).orientation())
			.isEqualTo(1);
	}

	@Test
	void leavesOutWhatIsNotNeededToDecode() throws UnusablePictureException {
		byte[] secret = "Geheim".getBytes(StandardCharsets.ISO_8859_1);
		byte[] jpeg = TestPictures.jpeg(QUARTERS);
		for (int marker : new int[] { 0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xfe }) {
			assertThat(text(PictureFile.read(TestPictures.withSegment(jpeg, marker, secret)).essence()))
				.as("%x", marker)
				.doesNotContain("Geheim");
		}
		byte[] png = TestPictures.file(QUARTERS, "png");
		for (String chunk : new String[] { "tEXt", "zTXt", "iTXt", "iCCP", "eXIf" }) {
			assertThat(text(PictureFile.read(TestPictures.withChunk(png, chunk, secret)).essence())).as(chunk)
				.doesNotContain("Geheim");
		}
	}

	@Test
	void keepsTheProfileOfAJpegInAllItsParts() throws UnusablePictureException {
		byte[] jpeg = TestPictures.jpeg(QUARTERS);
		byte[] twoParts = TestPictures.withSegment(TestPictures.withSegment(jpeg, 0xe2, profile("\2\2second")), 0xe2,
				profile("\1\2first "));
		assertThat(text(PictureFile.read(twoParts).profile())).isEqualTo("first second");
		assertThat(PictureFile.read(TestPictures.withSegment(jpeg, 0xe2, profile(""))).profile()).isEmpty();
	}

	private static byte[] profile(String content) {
		return ("ICC_PROFILE\0" + content).getBytes(StandardCharsets.ISO_8859_1);
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.ISO_8859_1);
	}

	private static int indexOf(byte[] jpeg, int marker) {
		for (int i = 0; i < jpeg.length; i++) {
			if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
				return i + 1;
			}
		}
		throw new IllegalArgumentException("no marker " + marker);
	}

	private static String faultOf(String file) {
		return faultOf(file.getBytes(StandardCharsets.ISO_8859_1));
	}

	private static String faultOf(byte[] file) {
		try {
			return "taken: " + PictureFile.read(file);
		}
		catch (UnusablePictureException ex) {
			return ex.fault();
		}
	}

}
