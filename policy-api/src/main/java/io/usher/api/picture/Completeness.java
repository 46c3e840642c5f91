package io.usher.api.picture;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

import io.usher.core.picture.PictureType;
import org.jspecify.annotations.Nullable;

/**
 * Hears from a decoder whether it found all pixels. Of a broken JPEG it only warns; of a
 * GIF that ends too early it does not even do that.
 */
final class Completeness implements IIOReadWarningListener, IIOReadProgressListener {

	private static final float ALL = 99.999f;

	private @Nullable String warning;

	private float percent;

	/** Returns what was wrong, null when nothing was. */
	@Nullable String fault(PictureType type) {
		if (this.warning != null) {
			return this.warning;
		}
		return (type == PictureType.GIF && this.percent < ALL) ? "its pixels end too early" : null;
	}

	@Override
	public void warningOccurred(ImageReader source, String warning) {
		if (this.warning == null) {
			this.warning = warning;
		}
	}

	@Override
	public void imageProgress(ImageReader source, float percentageDone) {
		this.percent = percentageDone;
	}

	@Override
	public void imageStarted(ImageReader source, int imageIndex) {
	}

	@Override
	public void imageComplete(ImageReader source) {
	}

	@Override
	public void sequenceStarted(ImageReader source, int minIndex) {
	}

	@Override
	public void sequenceComplete(ImageReader source) {
	}

	@Override
	public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {
	}

	@Override
	public void thumbnailProgress(ImageReader source, float percentageDone) {
	}

	@Override
	public void thumbnailComplete(ImageReader source) {
	}

	@Override
	public void readAborted(ImageReader source) {
	}

}
