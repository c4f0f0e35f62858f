using ClickCart.Kernel;
using ClickCart.Platform.Http;

namespace ClickCart.Tests.Platform.Http;

public sealed class AddressValidatorTests
{
    private static readonly Address Good = new("Ada Lovelace", "1 Main St", "Flat 2", "San Francisco", "CA", "94107", "US", "+1 415 555 0100");

    public static TheoryData<string, Address> WithControlCharacters => new()
    {
        { "Name", Good with { Name = "Bob\r\nBcc: x@y.z" } },
        { "Line1", Good with { Line1 = "1 Main\0St" } },
        { "Line2", Good with { Line2 = "Flat\t2" } },
        { "City", Good with { City = "San\u0085Francisco" } },
        { "Region", Good with { Region = "C\u0001A" } },
        { "PostalCode", Good with { PostalCode = "94107\n" } },
        { "Phone", Good with { Phone = "+1\r415" } },
    };

    [Theory]
    [MemberData(nameof(WithControlCharacters))]
    public void A_control_character_is_refused_in_every_field(string field, Address address) =>
        new AddressValidator().Validate(address).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(field);

    [Fact]
    public void An_ordinary_address_is_taken() => new AddressValidator().Validate(Good).IsValid.ShouldBeTrue();
}
