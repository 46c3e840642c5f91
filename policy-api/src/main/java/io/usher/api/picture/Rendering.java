package io.usher.api.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import io.usher.core.picture.PictureFile;
import io.usher.core.picture.UnusablePictureException;
import net.coobird.thumbnailator.resizers.Resizers;

/**
 * Makes a JPEG of a picture's middle: baseline, in the colours of JFIF, without any
 * profile or metadata.
 */
final class Rendering {

	private static final float QUALITY = 0.9f;

	private Rendering() {
	}

	/**
	 * Returns the JPEG.
	 * @param width the width of the JPEG in pixels
	 * @param height the height of the JPEG in pixels
	 * @throws UnusablePictureException when the file turns out broken
	 */
	static byte[] jpeg(PictureFile file, Crop crop, int width, int height) throws UnusablePictureException {
		BufferedImage decoded = Colours.onWhite(decode(file, crop));
		BufferedImage scaled = new BufferedImage(crop.width(), crop.height(), BufferedImage.TYPE_3BYTE_BGR);
		Resizers.PROGRESSIVE.resize(decoded, scaled);
		int storedWidth = file.isTurnedSideways() ? height : width;
		int storedHeight = file.isTurnedSideways() ? width : height;
		BufferedImage middle = scaled.getSubimage((crop.width() - storedWidth) / 2, (crop.height() - storedHeight) / 2,
				storedWidth, storedHeight);
		BufferedImage turned = turned(middle, file.orientation(), width, height);
		return encode(Colours.inStandardRgb(turned, file.profile()));
	}

	private static BufferedImage decode(PictureFile file, Crop crop) throws UnusablePictureException {
		ImageReader reader = ImageIO.getImageReadersByFormatName(file.type().readerName()).next();
		try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file.essence()))) {
			reader.setInput(in, true, true);
			if (reader.getWidth(0) != file.width() || reader.getHeight(0) != file.height()) {
				throw broken(file, "it has two sizes");
			}
			Completeness completeness = new Completeness();
			reader.addIIOReadWarningListener(completeness);
			reader.addIIOReadProgressListener(completeness);
			ImageReadParam param = reader.getDefaultReadParam();
			param.setSourceRegion(crop.region());
			param.setSourceSubsampling(crop.step(), crop.step(), 0, 0);
			BufferedImage image = reader.read(0, param);
			String fault = completeness.fault(file.type());
			if (fault != null) {
				throw broken(file, fault);
			}
			return image;
		}
		catch (IOException | RuntimeException ex) {
			throw broken(file, (ex.getMessage() != null) ? ex.getMessage() : "it cannot be decoded");
		}
		finally {
			reader.dispose();
		}
	}

	private static UnusablePictureException broken(PictureFile file, String how) {
		return new UnusablePictureException("is a broken " + file.type().title() + ": " + how);
	}

	/** Returns the picture as Exif wants it turned. */
	private static BufferedImage turned(BufferedImage image, int orientation, int width, int height) {
		BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		int storedWidth = image.getWidth();
		int[] stored = image.getRGB(0, 0, storedWidth, image.getHeight(), null, 0, storedWidth);
		int right = storedWidth - 1;
		int bottom = image.getHeight() - 1;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int column = switch (orientation) {
					case 2, 3 -> right - x;
					case 5, 6 -> y;
					case 7, 8 -> right - y;
					default -> x;
				};
				int row = switch (orientation) {
					case 3, 4 -> bottom - y;
					case 5, 8 -> x;
					case 6, 7 -> bottom - x;
					default -> y;
				};
				turned.setRGB(x, y, stored[row * storedWidth + column]);
			}
		}
		return turned;
	}

	private static byte[] encode(BufferedImage image) throws UnusablePictureException {
		ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(QUALITY);
			param.setProgressiveMode(ImageWriteParam.MODE_DISABLED);
			writer.setOutput(stream);
			writer.write(null, new IIOImage(image, null, null), param);
		}
		catch (IOException ex) {
			throw new UnusablePictureException("cannot be written as a JPEG: " + ex.getMessage());
		}
		finally {
			writer.dispose();
		}
		return out.toByteArray();
	}

}
