namespace ClickCart.Tests.Web.Forms;

public sealed class PlacesTests
{
    [Theory]
    [InlineData("San Francisco", "CA", "94107", "US", "San Francisco, CA 94107")]
    [InlineData("Bonn", null, "53111", "DE", "53111 Bonn")]
    [InlineData("London", null, "SW1A 1AA", "GB", "London SW1A 1AA")]
    public void The_town_is_written_as_it_is_there(string city, string? region, string postalCode, string country, string line) =>
        Places.TownOf(new Address("Ada", "1 Main St", null, city, region, postalCode, country)).ShouldBe(line);
}
