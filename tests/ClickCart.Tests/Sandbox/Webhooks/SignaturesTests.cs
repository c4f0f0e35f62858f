using System.Text;
using ClickCart.Sandbox.Webhooks;

namespace ClickCart.Tests.Sandbox.Webhooks;

public sealed class SignaturesTests
{
    [Fact]
    public void The_gateway_signs_time_and_body() =>
        Signatures.Stripe("whsec_test_secret", DateTimeOffset.FromUnixTimeSeconds(1700000000), Encoding.UTF8.GetBytes("""{"id":"evt_test","object":"event"}"""))
            .ShouldBe("t=1700000000,v1=8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724");

    [Fact]
    public void The_carrier_signs_the_body_with_the_decomposed_secret() =>
        Signatures.EasyPost("sécret", Encoding.UTF8.GetBytes("""{"id":"evt_1","object":"Event"}"""))
            .ShouldBe("hmac-sha256-hex=17006b8eff08bd0d7eca5be9af7b35a3eb15dcd6774cb38553822743f11f2deb");
}
