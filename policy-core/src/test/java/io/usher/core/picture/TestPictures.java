package io.usher.core.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Files of pictures, good and bad, made by Java's own writers and by hand.
 */
public final class TestPictures {

	private TestPictures() {
	}

	/**
	 * Returns a picture of four colours: red and green above, blue and yellow below.
	 */
	public static BufferedImage quarters(int width, int height) {
		BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		Color[] colours = { Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW };
		for (int i = 0; i < 4; i++) {
			graphics.setColor(colours[i]);
			graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width, height);
		}
		graphics.dispose();
		return image;
	}

	/** Returns a picture of one colour and any type. */
	public static BufferedImage plain(int width, int height, int type, Color colour) {
		BufferedImage image = new BufferedImage(width, height, type);
		Graphics2D graphics = image.createGraphics();
		graphics.setBackground(colour);
		graphics.clearRect(0, 0, width, height);
		graphics.dispose();
		return image;
	}

	/** Returns a file of a format of Java's. */
	public static byte[] file(BufferedImage image, String format) {
		try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
			if (!ImageIO.write(image, format, out)) {
				throw new IllegalArgumentException("no writer of " + format);
			}
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns a JPEG of high quality. */
	public static byte[] jpeg(BufferedImage image) {
		return jpeg(new IIOImage(image, null, null), false);
	}

	/** Returns a progressive JPEG. */
	public static byte[] progressiveJpeg(BufferedImage image) {
		return jpeg(new IIOImage(image, null, null), true);
	}

	/** Returns a JPEG of red, green and blue as they are, which says nothing of it. */
	public static byte[] rawJpeg(BufferedImage image) {
		BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
		copy.setData(image.getData());
		return jpeg(new IIOImage(copy.getData(), null, null), false);
	}

	/** Returns an interlaced PNG. */
	public static byte[] interlacedPng(BufferedImage image) {
		return written("png", new IIOImage(image, null, null),
				(param) -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT));
	}

	/** Returns a JPEG of four components. */
	public static byte[] cmykJpeg(int width, int height) {
		WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
		return jpeg(new IIOImage(raster, null, null), false);
	}

	private static byte[] jpeg(IIOImage image, boolean progressive) {
		return written("jpeg", image, (param) -> {
			param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
			param.setCompressionQuality(0.98f);
			param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
		});
	}

	private static byte[] written(String format, IIOImage image, Consumer<ImageWriteParam> settings) {
		ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
		try (ByteArrayOutputStream out = new ByteArrayOutputStream();
				MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
			ImageWriteParam param = writer.getDefaultWriteParam();
			settings.accept(param);
			writer.setOutput(stream);
			writer.write(null, image, param);
			stream.flush();
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			writer.dispose();
		}
	}

	/** Returns the JPEG with a segment after its first two bytes. */
	public static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
		return ByteBuffer.allocate(jpeg.length + content.length + 4)
			.put(jpeg, 0, 2)
			.put((byte) 0xff)
			.put((byte) marker)
			.putShort((short) (content.length + 2))
			.put(content)
			.put(jpeg, 2, jpeg.length - 2)
			.array();
	}

	/** Returns the JPEG as a camera held so would have written it. */
	public static byte[] withOrientation(byte[] jpeg, int orientation) {
		byte[] exif = ByteBuffer.allocate(32)
			.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
			.put(tiff(orientation))
			.array();
		return withSegment(jpeg, 0xe1, exif);
	}

	/** Returns a block of Exif that tells the orientation and nothing else. */
	public static byte[] tiff(int orientation) {
		return ByteBuffer.allocate(26)
			.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
			.putInt(8)
			.putShort((short) 1)
			.putShort((short) 0x0112)
			.putShort((short) 3)
			.putInt(1)
			.putShort((short) orientation)
			.array();
	}

	/** Returns the PNG with a chunk after its header. */
	public static byte[] withChunk(byte[] png, String type, byte[] content) {
		int header = 8 + 25;
		byte[] chunk = chunk(type, content);
		return ByteBuffer.allocate(png.length + chunk.length)
			.put(png, 0, header)
			.put(chunk)
			.put(png, header, png.length - header)
			.array();
	}

	/** Returns a PNG of eight bits grey that claims a size and holds a few bytes. */
	public static byte[] bomb(int width, int height) {
		byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).array();
		byte[] file = ByteBuffer.allocate(8 + 25 + 12)
			.put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1))
			.put(chunk("IHDR", header))
			.put(chunk("IEND", new byte[0]))
			.array();
		return withChunk(file, "IDAT", deflated(new byte[1000]));
	}

	/** Returns bytes as PNG compresses them. */
	public static byte[] deflated(byte[] bytes) {
		Deflater deflater = new Deflater();
		deflater.setInput(bytes);
		deflater.finish();
		byte[] out = new byte[bytes.length + 100];
		int length = deflater.deflate(out);
		deflater.end();
		return Arrays.copyOf(out, length);
	}

	private static byte[] chunk(String type, byte[] content) {
		byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
		CRC32 sum = new CRC32();
		sum.update(name);
		sum.update(content);
		return ByteBuffer.allocate(content.length + 12)
			.putInt(content.length)
			.put(name)
			.put(content)
			.putInt((int) sum.getValue())
			.array();
	}

}
