package io.usher.web.account;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code as the path of an SVG picture.
 *
 * @param size how many units wide and high it is, with its white border
 * @param path the dark squares
 */
record QrPicture(int size, String path) {

	private static final int BORDER = 2;

	/** Draws a text. */
	static QrPicture of(String text) {
		QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < code.size; y++) {
			for (int x = 0; x < code.size; x++) {
				if (code.getModule(x, y)) {
					path.append('M').append(x + BORDER).append(',').append(y + BORDER).append("h1v1h-1z");
				}
			}
		}
		return new QrPicture(code.size + 2 * BORDER, path.toString());
	}

}
