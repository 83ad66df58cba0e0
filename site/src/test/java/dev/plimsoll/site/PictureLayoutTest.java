package dev.plimsoll.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.topology.Arrow;
import dev.plimsoll.topology.Box;
import dev.plimsoll.topology.Topology;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PictureLayoutTest {
  private final Topology topology =
      new Samples(new Repository(Path.of(".."))).topology("getting-started/prod-eks");
  private final Picture picture = PictureLayout.of(topology);

  @Test
  void drawsEveryBoxAndEveryArrowOnce() {
    assertThat(picture.boxes())
        .extracting(Picture.Shape::title)
        .containsAll(topology.boxes().stream().map(Box::label).toList());
    Set<List<String>> arrows = new HashSet<>();
    for (Arrow arrow : topology.arrows()) {
      arrows.add(List.of(arrow.from().id(), arrow.to().id(), arrow.verb()));
    }
    assertThat(picture.lines()).hasSameSizeAs(arrows);
    assertThat(picture.groups())
        .extracting(Picture.Group::title)
        .containsExactly("airflow", "forecasts", "jobs", "jobs-alpine", "jobs-coast");
  }

  @Test
  void noTwoBoxesOverlapAndAllAreInThePicture() {
    List<Picture.Area> areas = picture.boxes().stream().map(Picture.Shape::area).toList();
    for (int i = 0; i < areas.size(); i++) {
      Picture.Area one = areas.get(i);
      assertThat(one.x() + one.width()).isLessThanOrEqualTo(picture.width());
      assertThat(one.y() + one.height()).isLessThanOrEqualTo(picture.height());
      for (Picture.Area other : areas.subList(i + 1, areas.size())) {
        assertThat(apart(one, other)).as(one + " and " + other).isTrue();
      }
    }
  }

  @Test
  void equalTopologiesGiveEqualPictures() {
    assertThat(PictureLayout.of(topology)).isEqualTo(picture);
  }

  private static boolean apart(Picture.Area one, Picture.Area other) {
    return one.x() + one.width() <= other.x()
        || other.x() + other.width() <= one.x()
        || one.y() + one.height() <= other.y()
        || other.y() + other.height() <= one.y();
  }
}
