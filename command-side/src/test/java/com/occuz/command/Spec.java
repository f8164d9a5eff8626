package com.occuz.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.occuz.kernel.refusal.Refusal;
import com.occuz.kernel.refusal.Refused;
import java.util.List;
import java.util.function.BiFunction;

/** Given what has happened, when something is asked, then this happens or is refused. */
public record Spec<C, E, S>(S initial, BiFunction<C, S, List<E>> decide, BiFunction<S, E, S> evolve) {

    public Given given(List<? extends E> history) {
        S state = initial;
        for (E event : history) {
            state = evolve.apply(state, event);
        }
        return new Given(state);
    }

    public final class Given {
        private final S state;

        private Given(S state) {
            this.state = state;
        }

        public void whenThen(C command, List<? extends E> expected) {
            assertThat(decide.apply(command, state)).isEqualTo(expected);
        }

        public void whenRefused(C command, Refusal expected) {
            Throwable thrown = catchThrowable(() -> decide.apply(command, state));
            assertThat(thrown).isInstanceOf(Refused.class);
            assertThat(((Refused) thrown).refusal()).isEqualTo(expected);
        }
    }
}
