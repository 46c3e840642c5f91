package io.usher.api.picture;

import java.awt.Rectangle;

import io.usher.core.picture.PictureFile;
import io.usher.core.picture.PictureType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CropTests {

	private static final long MEGABYTE = 1 << 20;

	private static PictureFile file(int width, int height, int bytesPerPixel, boolean progressive) {
		return new PictureFile(PictureType.JPEG, width, height, 1, bytesPerPixel, progressive, new byte[0],
				new byte[0]);
	}

	@ParameterizedTest
	@CsvSource({ "300,200,40,100,110,0,80,200", "300,200,30,20,0,0,300,200", "200,300,100,50,0,100,200,100",
			"300,200,1,1,50,0,200,200", "301,200,1,1,50,0,201,200", "100,100,300,300,0,0,100,100",
			"1000,1,2048,2048,499,0,2,1" })
	void takesTheMiddle(int width, int height, int toWidth, int toHeight, int x, int y, int columns, int rows) {
		Crop crop = Crop.of(file(width, height, 3, false), toWidth, toHeight);
		assertThat(crop.region()).isEqualTo(new Rectangle(x, y, columns, rows));
		assertThat(crop.width()).isGreaterThanOrEqualTo(toWidth);
		assertThat(crop.height()).isGreaterThanOrEqualTo(toHeight);
	}

	@Test
	void decodesEveryRowOfPicturesOfUsualSize() {
		assertThat(Crop.of(file(1600, 1200, 3, false), 100, 100).step()).isOne();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3, 4, 8 })
	void takesBoundedMemoryWhateverTheSizes(int bytesPerPixel) {
		int[] sides = { 1, 2, 3, 100, 1333, 2048, 6324, 30_000 };
		for (int width : sides) {
			for (int height : sides) {
				if (width * height <= PictureFile.MAX_PIXELS) {
					assertBounded(file(width, height, bytesPerPixel, false));
				}
			}
		}
	}

	private static void assertBounded(PictureFile file) {
		for (int width : new int[] { 1, 100, 2047, 2048 }) {
			for (int height : new int[] { 1, 100, 2047, 2048 }) {
				Crop crop = Crop.of(file, width, height);
				assertThat((long) crop.width() * crop.height()).as("%s to %d x %d", file, width, height)
					.isLessThanOrEqualTo(3L * 2048 * 2048);
				assertThat(crop.memory(file)).as("%s to %d x %d", file, width, height)
					.isLessThanOrEqualTo(Crop.MAX_DECODED + 110 * MEGABYTE);
			}
		}
	}

	@Test
	void countsWhatTheDecoderOfProgressiveJpegsKeeps() {
		PictureFile file = file(6000, 4000, 3, true);
		assertThat(Crop.of(file, 100, 100).memory(file)).isGreaterThan(6000L * 4000 * 6);
	}

}
