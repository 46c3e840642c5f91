package io.usher.core.decision;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

import javax.imageio.ImageIO;

import io.usher.core.picture.Picture;
import io.usher.core.picture.PictureSource;
import io.usher.core.picture.Pictures;

/**
 * Makes every picture but those whose URL ends in {@code gone}.
 */
final class FakePictures implements Pictures {

	@Override
	public Picture jpeg(PictureSource source, int width, int height, Duration budget) {
		if (source instanceof PictureSource.Linked linked && linked.url().endsWith("gone")) {
			return new Picture.Missing(linked.url() + " answered 404");
		}
		return new Picture.Jpeg(jpeg(width + "x" + height));
	}

	/** Returns a JPEG of a size such as {@code 100x40}. */
	static byte[] jpeg(String size) {
		String[] sides = size.split("x");
		BufferedImage image = new BufferedImage(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]),
				BufferedImage.TYPE_INT_RGB);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			ImageIO.write(image, "jpeg", bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
