package io.usher.core.log;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A batch of the decision log as it waits on disk: compressed, and as much of secrets in
 * it as in the log, which is nothing.
 */
final class LogBatchCodec {

	private static final int FORMAT = 1;

	private final LoggedDecisionCodec decisions = new LoggedDecisionCodec();

	byte[] encode(LogBatch batch) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		bytes.write(FORMAT);
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 8192))) {
			out.writeInt(batch.decisions().size());
			for (LoggedDecision decision : batch.decisions()) {
				out.writeLong(decision.id());
				write(out, this.decisions.encode(decision));
				out.writeInt(decision.debugLog().size());
				for (String line : decision.debugLog()) {
					write(out, line);
				}
			}
			out.writeInt(batch.refused().size());
			for (RefusedCount count : batch.refused()) {
				out.writeLong(count.minute().toEpochMilli());
				write(out, count.address());
				out.writeInt(count.status());
				write(out, count.reason());
				out.writeLong(count.count());
			}
			out.writeInt(batch.lost().size());
			for (LostCount count : batch.lost()) {
				out.writeLong(count.minute().toEpochMilli());
				write(out, count.loss().name());
				out.writeLong(count.count());
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("memory cannot be written", ex);
		}
		finally {
			deflater.end();
		}
		return bytes.toByteArray();
	}

	private static void write(DataOutputStream out, String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		out.writeInt(bytes.length);
		out.write(bytes);
	}

	/**
	 * Reads a batch.
	 * @throws IllegalArgumentException when it is none
	 */
	LogBatch decode(byte[] bytes) {
		try (ByteArrayInputStream all = new ByteArrayInputStream(bytes)) {
			if (all.read() != FORMAT) {
				throw new IllegalArgumentException("not a batch of this format");
			}
			DataInputStream in = new DataInputStream(new InflaterInputStream(all));
			List<LoggedDecision> decisions = new ArrayList<>();
			for (int left = in.readInt(); left > 0; left--) {
				LoggedDecision decision = this.decisions.decode(in.readLong(), text(in));
				List<String> lines = new ArrayList<>();
				for (int linesLeft = in.readInt(); linesLeft > 0; linesLeft--) {
					lines.add(text(in));
				}
				decisions.add(decision.withDebugLog(lines));
			}
			List<RefusedCount> refused = new ArrayList<>();
			for (int left = in.readInt(); left > 0; left--) {
				refused.add(new RefusedCount(minute(in), text(in), in.readInt(), text(in), in.readLong()));
			}
			List<LostCount> lost = new ArrayList<>();
			for (int left = in.readInt(); left > 0; left--) {
				lost.add(new LostCount(minute(in), Loss.valueOf(text(in)), in.readLong()));
			}
			return new LogBatch(decisions, refused, lost);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("not a batch of the decision log", ex);
		}
	}

	private static Instant minute(DataInputStream in) throws IOException {
		return Instant.ofEpochMilli(in.readLong());
	}

	private static String text(DataInputStream in) throws IOException {
		return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
	}

}
