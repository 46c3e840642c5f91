package io.usher.core.directory;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.usher.core.catalogue.DeviceFields;
import io.usher.core.catalogue.RecordKind;
import io.usher.core.device.Device;
import io.usher.core.record.ConfigurationRecord;
import io.usher.core.record.Document;
import io.usher.core.record.RecordId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LineageTests {

	private final Lineage first = Lineage.begin();

	@Test
	void followsNothingBeforeAnIndex() {
		assertThat(this.first.isFollowed()).isFalse();
		assertThat(this.first.next(List.of(device(1))).toIndex()).isNull();
	}

	@Test
	void leadsBackToTheNearestIndex() throws Exception {
		Segment index = this.first.index(() -> Segment.of(List.of())).get();
		Lineage third = this.first.next(List.of(device(1))).next(List.of(device(2), device(3)));
		assertThat(third.toIndex()).extracting(Lineage.Trail::index).isSameAs(index);
		assertThat(third.toIndex().touched()).extracting(ConfigurationRecord::name)
			.containsExactlyInAnyOrder("1", "2", "3");
	}

	@Test
	void keepsBranchesApart() throws Exception {
		this.first.index(() -> Segment.of(List.of())).get();
		Lineage refused = this.first.next(List.of(device(1)));
		Segment ofRefused = refused.index(() -> Segment.of(List.of())).get();
		Lineage saved = this.first.next(List.of(device(2)));
		assertThat(saved.toIndex().touched()).extracting(ConfigurationRecord::name).containsExactly("2");
		assertThat(saved.toIndex().index()).isNotSameAs(ofRefused);
	}

	@Test
	void takesOverAnIndexThatGetsReadyLater() throws Exception {
		CountDownLatch begin = new CountDownLatch(1);
		FutureTask<Segment> indexing = this.first.index(() -> {
			await(begin);
			return Segment.of(List.of());
		});
		Lineage second = this.first.next(List.of(device(1)));
		assertThat(second.isFollowed()).isTrue();
		assertThat(second.toIndex()).isNull();
		assertThat(second.index(() -> Segment.of(List.of()))).isSameAs(indexing);
		begin.countDown();
		Segment index = indexing.get();
		assertThat(second.toIndex().index()).isSameAs(index);
		assertThat(second.toIndex().touched()).hasSize(1);
	}

	@Test
	void forgetsWhatWasBeforeANewIndex() throws Exception {
		this.first.index(() -> Segment.of(List.of())).get();
		Lineage second = this.first.next(List.of(device(1)));
		Lineage third = second.next(List.of(device(2)));
		Segment index = second.index(() -> Segment.of(List.of())).get();
		assertThat(third.toIndex().index()).isSameAs(index);
		assertThat(third.toIndex().touched()).extracting(ConfigurationRecord::name).containsExactly("2");
	}

	@Test
	void beginsAnewWhenTooMuchHasChanged() throws Exception {
		this.first.index(() -> Segment.of(List.of())).get();
		Lineage much = this.first.next(Collections.nCopies(999, device(1)));
		assertThat(much.next(List.of(device(2))).isFollowed()).isTrue();
		assertThat(much.next(List.of(device(2), device(3))).isFollowed()).isFalse();
	}

	@Test
	void triesAgainAfterAFailure() throws Exception {
		FutureTask<Segment> failing = this.first.index(() -> {
			throw new IllegalStateException("no");
		});
		assertThatThrownBy(failing::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("no");
		assertThat(this.first.isFollowed()).isFalse();
		assertThat(this.first.index(() -> Segment.of(List.of())).get()).isNotNull();
		assertThat(this.first.isFollowed()).isTrue();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ConfigurationRecord device(long number) {
		return Device.of(new RecordId(RecordKind.DEVICE, number), 1,
				Document.empty().with(DeviceFields.ALIAS, String.valueOf(number)));
	}

}
