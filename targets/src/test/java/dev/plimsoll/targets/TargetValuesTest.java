package dev.plimsoll.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.targets.aks.AksObjectStore;
import dev.plimsoll.targets.eks.EksDisk;
import dev.plimsoll.targets.eks.RoleArn;
import dev.plimsoll.targets.onprem.StoreUrl;
import dev.plimsoll.unit.InvalidValueException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that environment files of targets are made of. */
class TargetValuesTest {
  /** The last column is what RFC 4632 and, for version 6, RFC 5952 make of the first two. */
  @ParameterizedTest
  @CsvSource({
    "172.20.0.0/16, 1, 172.20.0.1/32",
    "10.96.0.0/12, 10, 10.96.0.10/32",
    "0.0.0.0/0, 255, 0.0.0.255/32",
    "fd00:10::/108, 1, fd00:10::1/128",
    "2001:db8:0:1:1:1:1:0/112, 10, 2001:db8:0:1:1:1:1:a/128",
    "::/64, 0, ::/128"
  })
  void countsAddressesFromTheFirst(String block, int offset, String address) {
    assertThat(AddressBlock.of(block).at(offset).cidr()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0", "10.0.0/8", "10.0.0.256/32", "10.0.0.01/32", "10.0.0.0/33", "10.0.0.0/08",
        "host/8", "::g/64", "fd00::/129", "", "1.2.3.4.5/8", ":::/0"
      })
  void refusesWhatIsNoBlock(String text) {
    assertThatThrownBy(() -> AddressBlock.of(text))
        .isInstanceOf(InvalidValueException.class)
        .hasMessage(
            "address block \""
                + text
                + "\" must be an address, a slash and a length; for example \"10.0.0.0/16\"");
  }

  @Test
  void refusesABlockThatDoesNotBeginAtItsFirstAddressAndNamesThat() {
    assertThatThrownBy(() -> AddressBlock.of("fd00:10:0:0:8000::/64"))
        .hasMessage(
            "address block \"fd00:10:0:0:8000::/64\" must begin at its first address,"
                + " fd00:10::/64; write fd00:10::/64");
  }

  @Test
  void refusesAnAddressThatTheBlockDoesNotHave() {
    assertThatThrownBy(() -> AddressBlock.of("10.0.0.0/30").at(4))
        .hasMessage("10.0.0.0/30 has no address 4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/16:443", "[fd00:10::/48]:6443"})
  void readsAddressesWithAPort(String text) {
    assertThat(AddressPort.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/16", "10.0.0.0:443", "fd00:10::/48", "10.0.0.0/16:"})
  void refusesAddressesWithoutAPort(String text) {
    assertThatThrownBy(() -> AddressPort.parse(text))
        .hasMessage(
            "address and port \""
                + text
                + "\" must be a block of addresses, a colon and a port; for example"
                + " \"10.0.0.0/16:443\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spot=true:NoSchedule", "dedicated:NoExecute", "a.example/b=c:PreferNoSchedule"})
  void readsTaintsAsKubectlWritesThem(String text) {
    assertThat(NodeTaint.parse(text)).hasToString(text);
  }

  @Test
  void readsRoles() {
    RoleArn role = RoleArn.of("arn:aws-us-gov:iam::123456789012:role/teams/data/lake");
    assertThat(role.partition()).isEqualTo("aws-us-gov");
    assertThat(role.account()).isEqualTo("123456789012");
    assertThat(role.name()).isEqualTo("lake");
  }

  /** Limits: EBS volume types of the EBS user guide. */
  @Test
  void refusesRatesThatAVolumeDoesNotHave() {
    assertThatThrownBy(() -> EksDisk.gp3(2000, 125))
        .hasMessage("iops 2000 is not one of a gp3 volume; write 3000 to 80000");
    assertThatThrownBy(() -> new EksDisk(EksDisk.Type.IO2, Optional.empty(), Optional.empty()))
        .hasMessage("an io2 volume needs iops; write iops, 100 to 256000");
    assertThatThrownBy(() -> new EksDisk(EksDisk.Type.ST1, Optional.of(3000), Optional.empty()))
        .hasMessage("st1 volumes have no iops; leave iops out, or use gp3 or io2");
    assertThatThrownBy(() -> new EksDisk(EksDisk.Type.IO2, Optional.of(3000), Optional.of(500)))
        .hasMessage("io2 volumes have no throughput; leave it out, or use gp3");
  }

  @ParameterizedTest
  @CsvSource({
    "https://minio.acme.example, 443, https://minio.acme.example",
    "http://minio.acme.example/, 80, http://minio.acme.example",
    "https://minio.minio.svc:9000, 9000, https://minio.minio.svc:9000"
  })
  void readsUrlsOfStores(String text, int port, String written) {
    assertThat(StoreUrl.parse(text).port()).isEqualTo(port);
    assertThat(StoreUrl.parse(text)).hasToString(written);
  }

  @Test
  void refusesAStorageAccountWithItsDomain() {
    assertThatThrownBy(
            () ->
                AksObjectStore.of(
                    "acme.dfs.core.windows.net", "lake", "01234567-89ab-cdef-0123-456789abcdef"))
        .hasMessage(
            "storage account \"acme.dfs.core.windows.net\" must be 3 to 24 lower-case letters and"
                + " digits; write the name alone, without the domain");
  }
}
