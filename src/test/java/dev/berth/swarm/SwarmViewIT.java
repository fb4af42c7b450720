package dev.berth.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.swarm.view.Membership;
import dev.berth.testing.OnSwarm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Berth shows of a swarm. That its lists equal those of the docker command is held by
/// `SwarmDropInIT`.
@OnSwarm
class SwarmViewIT {
  @TempDir Path directory;

  @Test
  void anInvitationMustHoldTheTokenAndTheAddressOfAManager() {
    try (Stack stack = Stack.of("sw-join", directory)) {
      Membership membership = new Membership(stack.docker);
      Membership.Invitation invitation = membership.invitation(Membership.Role.WORKER, false);
      String command = stack.manager.docker(directory, "swarm", "join-token", "worker").output();

      assertThat(command).contains(invitation.token()).contains(invitation.address());
      assertThat(membership.invitation(Membership.Role.WORKER, true).token())
          .startsWith("SWMTKN-")
          .isNotEqualTo(invitation.token());
    }
  }
}
