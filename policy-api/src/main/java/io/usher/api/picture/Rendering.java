package io.usher.api.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
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

	/** The samples of a pixel in RGB. */
	private static final int SAMPLES = 3;

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
		BufferedImage turned = middle(scaled, file, width, height);
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
		return new UnusablePictureException("is a broken " + file.type().title() + ": " + PictureAddress.visible(how));
	}

	/** Returns the middle of the picture, turned as Exif wants it. */
	private static BufferedImage middle(BufferedImage image, PictureFile file, int width, int height) {
		BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
		byte[] from = bytes(image);
		byte[] to = bytes(turned);
		int columns = file.isTurnedSideways() ? height : width;
		int rows = file.isTurnedSideways() ? width : height;
		int left = (image.getWidth() - columns) / 2;
		int top = (image.getHeight() - rows) / 2;
		int right = left + columns - 1;
		int bottom = top + rows - 1;
		int at = 0;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				int column = switch (file.orientation()) {
					case 2, 3 -> right - x;
					case 5, 6 -> left + y;
					case 7, 8 -> right - y;
					default -> left + x;
				};
				int row = switch (file.orientation()) {
					case 3, 4 -> bottom - y;
					case 5, 8 -> top + x;
					case 6, 7 -> bottom - x;
					default -> top + y;
				};
				System.arraycopy(from, (row * image.getWidth() + column) * SAMPLES, to, at, SAMPLES);
				at += SAMPLES;
			}
		}
		return turned;
	}

	private static byte[] bytes(BufferedImage image) {
		return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
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
