package io.usher.api.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * Turns the colours of decoded pictures into RGB without transparency.
 */
final class Colours {

	private static final int WHITE = 255;

	private Colours() {
	}

	/** Returns the picture in RGB, on white where it is transparent. */
	static BufferedImage onWhite(BufferedImage image) {
		if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
			return image;
		}
		BufferedImage plain = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
		if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
			copyGrey(image.getRaster(), plain.getRaster());
			return plain;
		}
		Graphics2D graphics = plain.createGraphics();
		graphics.drawImage(image, 0, 0, Color.WHITE, null);
		graphics.dispose();
		return plain;
	}

	/** Java takes grey for linear light, and would make it lighter. */
	private static void copyGrey(Raster grey, WritableRaster plain) {
		int width = grey.getWidth();
		int[] values = new int[width];
		int[] alphas = new int[width];
		int shift = grey.getSampleModel().getSampleSize(0) - Byte.SIZE;
		for (int y = 0; y < grey.getHeight(); y++) {
			grey.getSamples(0, y, width, 1, 0, values);
			if (grey.getNumBands() > 1) {
				grey.getSamples(0, y, width, 1, 1, alphas);
			}
			for (int x = 0; x < width; x++) {
				int alpha = (grey.getNumBands() > 1) ? alphas[x] >> shift : WHITE;
				values[x] = ((values[x] >> shift) * alpha + WHITE * (WHITE - alpha)) / WHITE;
			}
			for (int band = 0; band < plain.getNumBands(); band++) {
				plain.setSamples(0, y, width, 1, band, values);
			}
		}
	}

	/**
	 * Returns a picture whose colours a profile describes in sRGB, which is what viewers
	 * take a picture without profile for. A profile that makes no sense is ignored.
	 */
	static BufferedImage inStandardRgb(BufferedImage image, byte[] profile) {
		if (profile.length == 0) {
			return image;
		}
		try {
			ICC_Profile from = ICC_Profile.getInstance(profile);
			if (from.getColorSpaceType() != ColorSpace.TYPE_RGB) {
				return image;
			}
			ICC_Profile to = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
			BufferedImage converted = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
			new ColorConvertOp(new ICC_Profile[] { from, to }, null).filter(image.getRaster(), converted.getRaster());
			return converted;
		}
		catch (CMMException | ProfileDataException | IllegalArgumentException ex) {
			return image;
		}
	}

}
