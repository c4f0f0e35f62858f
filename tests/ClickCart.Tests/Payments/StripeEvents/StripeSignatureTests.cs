using System.Text;
using ClickCart.Payments.StripeEvents;

namespace ClickCart.Tests.Payments.StripeEvents;

public sealed class StripeSignatureTests
{
    private const string Published = "8042376f6ca064adbe037642a718227dfd59047137eb49497a54c49eb0cfb724";
    private const string Secret = "whsec_test_secret";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"evt_test","object":"event"}""");
    private static readonly DateTimeOffset Then = DateTimeOffset.FromUnixTimeSeconds(1700000000);

    [Fact]
    public void The_published_vector_holds() => StripeSignature.Of(Secret, 1700000000, Body).ShouldBe(Published);

    [Theory]
    [InlineData($"t=1700000000,v1={Published}", 0, true)]
    [InlineData($"t=1700000000,v1=00,v0=ff,v1={Published}", 300, true)]
    [InlineData($"t=1700000000,v1={Published}", -300, true)]
    [InlineData($"t=1700000000,v1={Published}", 301, false)]
    [InlineData($"t=1700000000,v1={Published}", -301, false)]
    [InlineData($"t=1700000001,v1={Published}", 0, false)]
    [InlineData($"t=1700000000,v0={Published}", 0, false)]
    [InlineData($"t=,v1={Published}", 0, false)]
    [InlineData($"v1={Published}", 0, false)]
    [InlineData("t=1700000000,v1=ü", 0, false)]
    [InlineData("nonsense", 0, false)]
    [InlineData("", 0, false)]
    [InlineData(null, 0, false)]
    public void Any_matching_v1_within_300_seconds_passes_and_nothing_else(string? header, int seconds, bool holds) =>
        (StripeSignature.Flaw(header, Body, Secret, Then.AddSeconds(seconds)) is null).ShouldBe(holds);

    [Fact]
    public void An_edited_body_or_an_empty_secret_does_not_pass()
    {
        StripeSignature.Flaw($"t=1700000000,v1={Published}", [.. Body, 32], Secret, Then).ShouldNotBeNull();
        StripeSignature.Flaw($"t=1700000000,v1={StripeSignature.Of("", 1700000000, Body)}", Body, "", Then).ShouldNotBeNull();
    }
}
