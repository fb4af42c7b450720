package dev.berth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerSpecTest {
  private static final RecordComponent[] COMPONENTS = ContainerSpec.class.getRecordComponents();

  static Stream<Integer> positions() {
    return Stream.iterate(0, position -> position + 1).limit(COMPONENTS.length);
  }

  @ParameterizedTest
  @MethodSource("positions")
  void eachValueStandsWhereItsComponentDoes(int position) throws ReflectiveOperationException {
    Object[] expected = new Object[COMPONENTS.length];
    expected[position] = sample(COMPONENTS[position].getType());

    assertThat(containerSpec(expected).values()).isEqualTo(expected);
  }

  private static ContainerSpec containerSpec(Object... values) throws ReflectiveOperationException {
    Class<?>[] types = Stream.of(COMPONENTS).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<ContainerSpec> constructor = ContainerSpec.class.getDeclaredConstructor(types);
    return constructor.newInstance(values);
  }

  private static Object sample(Class<?> type) {
    Stream<Object> samples =
        Stream.of(
            "text",
            1L,
            true,
            BigDecimal.ONE,
            Duration.ZERO,
            List.of(),
            Set.of(),
            Map.of(),
            new ContainerSpec.Health(null, null, null, null, null, null),
            new ContainerSpec.Deploy(new ContainerSpec.Resources(null, null)),
            new ContainerSpec.Log(null, null));
    return samples.filter(type::isInstance).findFirst().orElseThrow();
  }
}
