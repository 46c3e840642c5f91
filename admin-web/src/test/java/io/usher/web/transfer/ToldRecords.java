package io.usher.web.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.usher.core.catalogue.Field;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.configuration.Configuration;
import io.usher.core.transfer.Fault;
import io.usher.core.transfer.ImportSource;
import io.usher.core.transfer.Incoming;
import io.usher.core.transfer.Origin;
import io.usher.core.transfer.Progress;
import io.usher.core.transfer.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A source that tells what a test tells it.
 */
final class ToldRecords implements ImportSource {

	private final String title;

	private final List<Incoming> records = new ArrayList<>();

	private final List<Fault> faults = new ArrayList<>();

	private volatile @Nullable CountDownLatch gate;

	ToldRecords(String title) {
		this.title = title;
	}

	ToldRecords and(RecordKind kind, Object... fieldsAndValues) {
		Map<String, @Nullable Object> values = new LinkedHashMap<>();
		for (int i = 0; i < fieldsAndValues.length; i += 2) {
			values.put(((Field) fieldsAndValues[i]).name(), fieldsAndValues[i + 1]);
		}
		this.records.add(Incoming.of(Origin.row(this.title, this.records.size() + 2), kind, values));
		return this;
	}

	ToldRecords and(Fault fault) {
		this.faults.add(fault);
		return this;
	}

	/** Reads its first row, and waits until the gate opens. */
	ToldRecords behind(CountDownLatch closed) {
		this.gate = closed;
		return this;
	}

	@Override
	public String title() {
		return this.title;
	}

	@Override
	public Reading read(Configuration now, Progress progress) {
		progress.at("Reading rows", 1, this.records.size());
		CountDownLatch closed = this.gate;
		try {
			if (closed != null && !closed.await(20, TimeUnit.SECONDS)) {
				throw new IllegalStateException("the gate stays closed");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		progress.at("Reading rows", this.records.size(), this.records.size());
		return Reading.of(this.records, this.faults);
	}

}
