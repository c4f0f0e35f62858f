using System.Net;

namespace ClickCart.Tests.Platform;

public sealed class GuardsTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("::1", "::/64")]
    public void A_limit_counts_an_IPv4_address_or_the_network_of_an_IPv6_one(string address, string expected) =>
        Guards.ClientOf(IPAddress.Parse(address)).ShouldBe(expected);
}
