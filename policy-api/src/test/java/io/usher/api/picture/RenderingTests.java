package io.usher.api.picture;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import io.usher.core.picture.PictureFile;
import io.usher.core.picture.TestPictures;
import io.usher.core.picture.UnusablePictureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RenderingTests {

	private static final int RED = 0xff0000;

	private static final int GREEN = 0x00ff00;

	private static final int BLUE = 0x0000ff;

	private static final int YELLOW = 0xffff00;

	private static final int WHITE = 0xffffff;

	private static byte[] jpeg(byte[] bytes, int width, int height) throws UnusablePictureException {
		PictureFile file = PictureFile.read(bytes);
		boolean sideways = file.isTurnedSideways();
		return Rendering.jpeg(file, Crop.of(file, sideways ? height : width, sideways ? width : height), width, height);
	}

	private static BufferedImage image(byte[] bytes, int width, int height) throws UnusablePictureException {
		return image(jpeg(bytes, width, height));
	}

	private static BufferedImage image(byte[] jpeg) {
		try {
			return ImageIO.read(new ByteArrayInputStream(jpeg));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assertColour(BufferedImage image, int x, int y, int expected) {
		int found = image.getRGB(x, y);
		for (int shift = 0; shift <= 16; shift += 8) {
			assertThat(found >> shift & 0xff).as("%06x at %d, %d (expected: %06x)", found & WHITE, x, y, expected)
				.isBetween((expected >> shift & 0xff) - 6, (expected >> shift & 0xff) + 6);
		}
	}

	private static void assertQuarters(BufferedImage image, int... colours) {
		int right = image.getWidth() * 3 / 4;
		int bottom = image.getHeight() * 3 / 4;
		assertColour(image, image.getWidth() / 4, image.getHeight() / 4, colours[0]);
		assertColour(image, right, image.getHeight() / 4, colours[1]);
		assertColour(image, image.getWidth() / 4, bottom, colours[2]);
		assertColour(image, right, bottom, colours[3]);
	}

	static Stream<int[]> sizes() {
		List<int[]> sizes = new ArrayList<>();
		for (int[] source : new int[][] { { 300, 200 }, { 1, 1 }, { 2, 3 }, { 1, 500 }, { 4096, 1 }, { 701, 499 } }) {
			for (int[] target : new int[][] { { 1, 1 }, { 40, 40 }, { 40, 100 }, { 333, 77 }, { 1, 2048 },
					{ 2048, 1 } }) {
				sizes.add(new int[] { source[0], source[1], target[0], target[1] });
			}
		}
		sizes.add(new int[] { 300, 200, 2048, 2048 });
		return sizes.stream();
	}

	@ParameterizedTest
	@MethodSource("sizes")
	void makesExactlyTheSize(int[] size) throws UnusablePictureException {
		byte[] source = TestPictures.file(TestPictures.plain(size[0], size[1], BufferedImage.TYPE_INT_RGB, Color.CYAN),
				"png");
		BufferedImage image = image(source, size[2], size[3]);
		assertThat(image.getWidth()).isEqualTo(size[2]);
		assertThat(image.getHeight()).isEqualTo(size[3]);
		assertColour(image, 0, 0, 0x00ffff);
		assertColour(image, size[2] - 1, size[3] - 1, 0x00ffff);
	}

	@Test
	void cropsTheMiddleInsteadOfStretching() throws UnusablePictureException {
		BufferedImage source = TestPictures.plain(300, 200, BufferedImage.TYPE_INT_RGB, Color.RED);
		source.getSubimage(110, 0, 80, 100)
			.setData(TestPictures.plain(80, 100, BufferedImage.TYPE_INT_RGB, Color.GREEN).getData());
		source.getSubimage(110, 100, 80, 100)
			.setData(TestPictures.plain(80, 100, BufferedImage.TYPE_INT_RGB, Color.BLUE).getData());
		BufferedImage narrow = image(TestPictures.file(source, "png"), 40, 100);
		for (int x : new int[] { 0, 20, 39 }) {
			assertColour(narrow, x, 10, GREEN);
			assertColour(narrow, x, 90, BLUE);
		}
		BufferedImage wide = image(TestPictures.file(source, "png"), 300, 50);
		assertColour(wide, 50, 25, RED);
		assertColour(wide, 150, 10, GREEN);
		assertColour(wide, 150, 40, BLUE);
	}

	@Test
	void averagesFineDetailInsteadOfPickingPixels() throws UnusablePictureException {
		BufferedImage board = new BufferedImage(800, 800, BufferedImage.TYPE_INT_RGB);
		for (int y = 0; y < 800; y++) {
			for (int x = 0; x < 800; x++) {
				board.setRGB(x, y, ((x + y) % 2 == 0) ? WHITE : 0);
			}
		}
		BufferedImage image = image(TestPictures.file(board, "png"), 100, 100);
		for (int at = 0; at < 100; at += 9) {
			assertColour(image, at, 99 - at, 0x7f7f7f);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1,red,green,blue,yellow", "2,green,red,yellow,blue", "3,yellow,blue,green,red",
			"4,blue,yellow,red,green", "5,red,blue,green,yellow", "6,blue,red,yellow,green", "7,yellow,green,blue,red",
			"8,green,yellow,red,blue" })
	void turnsPicturesAsTheCameraWasHeld(int orientation, String first, String second, String third, String fourth)
			throws UnusablePictureException {
		byte[] photo = TestPictures.withOrientation(TestPictures.jpeg(TestPictures.quarters(320, 240)), orientation);
		int[] colours = Stream.of(first, second, third, fourth).mapToInt(RenderingTests::colour).toArray();
		assertQuarters(image(photo, 60, 80), colours);
		assertQuarters(image(photo, 100, 100), colours);
		byte[] png = TestPictures.withChunk(TestPictures.file(TestPictures.quarters(320, 240), "png"), "eXIf",
				TestPictures.tiff(orientation));
		assertQuarters(image(png, 80, 60), colours);
	}

	private static int colour(String name) {
		return switch (name) {
			case "red" -> RED;
			case "green" -> GREEN;
			case "blue" -> BLUE;
			default -> YELLOW;
		};
	}

	@Test
	void laysTransparencyOnWhite() throws UnusablePictureException {
		BufferedImage clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
		assertColour(image(TestPictures.file(clear, "png"), 20, 20), 10, 10, WHITE);
		assertColour(image(TestPictures.file(clear, "gif"), 20, 20), 10, 10, WHITE);
		BufferedImage half = TestPictures.plain(40, 40, BufferedImage.TYPE_INT_ARGB, new Color(255, 0, 0, 128));
		assertColour(image(TestPictures.file(half, "png"), 20, 20), 10, 10, 0xff7f7f);
	}

	@Test
	void keepsTheLightnessOfGrey() throws UnusablePictureException {
		byte[] eight = TestPictures.jpeg(grey(DataBuffer.TYPE_BYTE, false, 128, 0));
		assertThat(eight[9 + numberOf(eight, 0xc0)]).as("components").isEqualTo((byte) 1);
		assertColour(image(eight, 20, 20), 10, 10, 0x808080);
		assertColour(image(png(grey(DataBuffer.TYPE_BYTE, false, 128, 0)), 20, 20), 10, 10, 0x808080);
		assertColour(image(png(grey(DataBuffer.TYPE_USHORT, false, 0x8000, 0)), 20, 20), 10, 10, 0x808080);
		assertColour(image(png(grey(DataBuffer.TYPE_BYTE, true, 64, 255)), 20, 20), 10, 10, 0x404040);
		assertColour(image(png(grey(DataBuffer.TYPE_BYTE, true, 0, 128)), 20, 20), 10, 10, 0x7f7f7f);
		assertColour(image(png(grey(DataBuffer.TYPE_USHORT, true, 0, 0x8000)), 20, 20), 10, 10, 0x7f7f7f);
	}

	private static byte[] png(BufferedImage image) {
		return TestPictures.file(image, "png");
	}

	private static BufferedImage grey(int samples, boolean alpha, int value, int opacity) {
		ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_GRAY), alpha, false,
				alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE, samples);
		BufferedImage image = new BufferedImage(model, model.createCompatibleWritableRaster(40, 40), false, null);
		int[] all = new int[40 * 40];
		Arrays.fill(all, value);
		image.getRaster().setSamples(0, 0, 40, 40, 0, all);
		if (alpha) {
			Arrays.fill(all, opacity);
			image.getRaster().setSamples(0, 0, 40, 40, 1, all);
		}
		return image;
	}

	@Test
	void readsSixteenBitColours() throws UnusablePictureException {
		ComponentColorModel model = new ComponentColorModel(ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false,
				Transparency.OPAQUE, DataBuffer.TYPE_USHORT);
		BufferedImage deep = new BufferedImage(model, model.createCompatibleWritableRaster(40, 40), false, null);
		for (int i = 0; i < 40 * 40; i++) {
			deep.getRaster().setPixel(i % 40, i / 40, new int[] { 0xffff, 0x8000, 0 });
		}
		assertColour(image(png(deep), 20, 20), 10, 10, 0xff8000);
	}

	@ParameterizedTest
	@CsvSource({ "png,13", "gif,13", "png,12", "jpg,5", "png,6" })
	void readsPalettesAndOtherTypes(String format, int type) throws UnusablePictureException {
		BufferedImage source = TestPictures.plain(40, 40, type, Color.BLACK);
		source.getSubimage(0, 0, 20, 40).getGraphics().fillRect(0, 0, 20, 40);
		BufferedImage image = image(TestPictures.file(source, format), 20, 20);
		assertColour(image, 4, 10, WHITE);
		assertColour(image, 15, 10, 0);
	}

	@Test
	void readsProgressiveAndInterlacedPictures() throws UnusablePictureException {
		BufferedImage quarters = TestPictures.quarters(320, 240);
		assertQuarters(image(TestPictures.progressiveJpeg(quarters), 80, 60), RED, GREEN, BLUE, YELLOW);
		assertQuarters(image(TestPictures.interlacedPng(quarters), 80, 60), RED, GREEN, BLUE, YELLOW);
	}

	@Test
	void readsTheColoursOfJpegsThatSayNothingOfThem() throws UnusablePictureException {
		byte[] jpeg = TestPictures.jpeg(TestPictures.quarters(320, 240));
		int jfif = numberOf(jpeg, 0xe0);
		assertThat(jfif).isEqualTo(2);
		byte[] bare = ByteBuffer.allocate(jpeg.length - 18).put(jpeg, 0, 2).put(jpeg, 20, jpeg.length - 20).array();
		assertQuarters(image(bare, 80, 60), RED, GREEN, BLUE, YELLOW);
		assertQuarters(image(TestPictures.withOrientation(bare, 1), 80, 60), RED, GREEN, BLUE, YELLOW);
	}

	@Test
	void readsJpegsThatKeepRedGreenAndBlue() throws UnusablePictureException {
		byte[] raw = TestPictures.rawJpeg(TestPictures.quarters(320, 240));
		byte[] adobe = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
		assertQuarters(image(TestPictures.withSegment(raw, 0xee, adobe), 80, 60), RED, GREEN, BLUE, YELLOW);
		int frame = numberOf(raw, 0xc0);
		int scan = numberOf(raw, 0xda);
		for (int i = 0; i < 3; i++) {
			raw[frame + 10 + 3 * i] = (byte) "RGB".charAt(i);
			raw[scan + 5 + 2 * i] = (byte) "RGB".charAt(i);
		}
		assertQuarters(image(raw, 80, 60), RED, GREEN, BLUE, YELLOW);
	}

	@Test
	void turnsTheColoursOfAProfileIntoStandardOnes() throws UnusablePictureException {
		byte[] grey = TestPictures.jpeg(TestPictures.plain(40, 40, BufferedImage.TYPE_INT_RGB, Color.GRAY));
		byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
		assertColour(image(withProfile(grey, linear), 20, 20), 10, 10, 0xbcbcbc);
		assertColour(image(withProfile(grey, ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()), 20, 20), 10, 10,
				0x808080);
		assertColour(image(withProfile(grey, ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData()), 20, 20), 10, 10,
				0x808080);
		for (int length : new int[] { 0, 1, 127, 128, 200, linear.length - 1 }) {
			assertColour(image(withProfile(grey, Arrays.copyOf(linear, length)), 20, 20), 10, 10, 0x808080);
		}
	}

	private static byte[] withProfile(byte[] jpeg, byte[] profile) {
		byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
		return TestPictures.withSegment(jpeg, 0xe2,
				ByteBuffer.allocate(head.length + profile.length).put(head).put(profile).array());
	}

	@Test
	void writesPlainBaselineJpegs() throws UnusablePictureException {
		byte[] source = TestPictures
			.withOrientation(withProfile(TestPictures.progressiveJpeg(TestPictures.quarters(320, 240)),
					ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData()), 3);
		byte[] jpeg = jpeg(TestPictures.withSegment(source, 0xfe, "taken at home".getBytes(StandardCharsets.UTF_8)), 80,
				60);
		List<String> segments = new ArrayList<>();
		int at = 2;
		while (segments.isEmpty() || !segments.get(segments.size() - 1).equals("da")) {
			segments.add(Integer.toHexString(jpeg[at + 1] & 0xff));
			at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
		}
		assertThat(segments).containsOnly("e0", "db", "c0", "c4", "da").containsOnlyOnce("c0");
		assertThat(new String(jpeg, 6, 4, StandardCharsets.ISO_8859_1)).isEqualTo("JFIF");
		int frame = numberOf(jpeg, 0xc0);
		assertThat(jpeg[frame + 4]).as("bits a sample").isEqualTo((byte) 8);
		assertThat(jpeg[frame + 9]).as("components").isEqualTo((byte) 3);
		BufferedImage clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
		byte[] opaque = jpeg(png(clear), 20, 20);
		assertThat(opaque[numberOf(opaque, 0xc0) + 9]).as("components").isEqualTo((byte) 3);
		byte[] grey = jpeg(png(grey(DataBuffer.TYPE_BYTE, false, 128, 0)), 20, 20);
		assertThat(grey[numberOf(grey, 0xc0) + 9]).as("components").isEqualTo((byte) 3);
	}

	@Test
	void refusesJpegsWhosePixelsEndTooEarly() {
		byte[] jpeg = TestPictures.jpeg(noise(200, 200));
		byte[] cut = Arrays.copyOf(jpeg, jpeg.length / 2);
		cut[cut.length - 2] = (byte) 0xff;
		cut[cut.length - 1] = (byte) 0xd9;
		assertThatExceptionOfType(UnusablePictureException.class).isThrownBy(() -> jpeg(cut, 100, 100))
			.withMessageStartingWith("is a broken JPEG: ");
	}

	@Test
	void refusesPngsAndGifsWhosePixelsEndTooEarly() {
		assertThatExceptionOfType(UnusablePictureException.class)
			.isThrownBy(() -> jpeg(TestPictures.bomb(200, 200), 100, 100))
			.withMessageStartingWith("is a broken PNG: ");
		byte[] gif = TestPictures.file(noise(200, 200), "gif");
		byte[] cut = Arrays.copyOf(gif, gif.length / 2);
		int last = lastBlock(cut);
		byte[] closed = Arrays.copyOf(cut, last + 2);
		closed[last] = 0;
		closed[last + 1] = 0x3b;
		assertThatExceptionOfType(UnusablePictureException.class).isThrownBy(() -> jpeg(closed, 100, 100))
			.withMessageStartingWith("is a broken GIF: ");
	}

	/** Returns where the last block of a GIF begins that is not whole. */
	private static int lastBlock(byte[] gif) {
		int at = 13 + (3 << (gif[10] & 7) + 1);
		while (gif[at] == 0x21) {
			at += 2;
			while (gif[at] != 0) {
				at += 1 + (gif[at] & 0xff);
			}
			at++;
		}
		at += 11 + (((gif[at + 9] & 0x80) != 0) ? 3 << (gif[at + 9] & 7) + 1 : 0);
		while (at + 1 + (gif[at] & 0xff) < gif.length) {
			at += 1 + (gif[at] & 0xff);
		}
		return at;
	}

	private static BufferedImage noise(int width, int height) {
		BufferedImage noise = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Random random = new Random(34);
		for (int i = 0; i < width * height; i++) {
			noise.setRGB(i % width, i / width, random.nextInt());
		}
		return noise;
	}

	@ParameterizedTest
	@CsvSource({ "png", "gif", "jpg" })
	void leavesRowsOfVeryLargePicturesOut(String format) throws UnusablePictureException {
		PictureFile file = PictureFile.read(TestPictures.file(TestPictures.quarters(320, 240), format));
		Crop whole = Crop.of(file, 80, 60);
		Crop coarse = new Crop(whole.region(), 3, whole.width(), whole.height());
		assertQuarters(image(Rendering.jpeg(file, coarse, 80, 60)), RED, GREEN, BLUE, YELLOW);
	}

	private static int numberOf(byte[] jpeg, int marker) {
		for (int i = 0; i < jpeg.length; i++) {
			if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
				return i;
			}
		}
		throw new IllegalArgumentException("no marker " + marker);
	}

}
