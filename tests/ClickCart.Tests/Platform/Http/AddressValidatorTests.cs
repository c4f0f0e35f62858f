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

    [Theory]
    [InlineData("Name")]
    [InlineData("Line1")]
    [InlineData("Line2")]
    [InlineData("City")]
    public void A_card_number_is_refused_where_none_belongs_but_a_phone_may_look_like_one(string field)
    {
        const string Card = "Ada 4242 4242 4242 4242";
        var address = field switch
        {
            "Name" => Good with { Name = Card },
            "Line1" => Good with { Line1 = Card },
            "Line2" => Good with { Line2 = Card },
            _ => Good with { City = Card },
        };
        new AddressValidator().Validate(address with { Phone = "+4222222222222" }).Errors.ShouldHaveSingleItem().PropertyName.ShouldBe(field);
    }

    [Theory]
    [InlineData("US", "CA", "94107")]
    [InlineData("US", "California", "94107")]
    [InlineData("US", "AE", "09204")]
    [InlineData("CA", "ca-on", "k1a0b1")]
    [InlineData("AU", "Victoria", "3000")]
    [InlineData("JP", "大阪府", "530-0001")]
    [InlineData("DE", null, "50667")]
    [InlineData("DE", "Nordrhein-Westfalen", "50667")]
    [InlineData("HK", null, null)]
    [InlineData("AE", null, null)]
    [InlineData("AE", "Dubai", "")]
    [InlineData("QA", null, null)]
    [InlineData("IE", "Co. Dublin", null)]
    [InlineData("IE", null, "D01 F5P2")]
    public void An_ordinary_address_is_taken(string country, string? region, string? postalCode) =>
        new AddressValidator().Validate(Good with { Country = country, Region = region, PostalCode = postalCode }).Errors.ShouldBeEmpty();

    [Theory]
    [InlineData("US", null, "94107", "Region", "Enter the state or province, such as Alabama or AL.")]
    [InlineData("US", " ", "94107", "Region", "Enter the state or province, such as Alabama or AL.")]
    [InlineData("US", "ZZ", "94107", "Region",
        "No state or province of this country (United States) is called that. Enter its name or code, such as Alabama or AL.")]
    [InlineData("CA", "California", "K1A 0B1", "Region",
        "No state or province of this country (Canada) is called that. Enter its name or code, such as Alberta or AB.")]
    [InlineData("JP", null, "100-0001", "Region", "Enter the state or province, such as Aichi.")]
    [InlineData("DE", null, null, "PostalCode", "Enter the postal code.")]
    [InlineData("DE", null, "5066", "PostalCode", "This is no postal code of this country (Germany). Enter one such as 26133.")]
    [InlineData("US", "CA", "SW1A 1AA", "PostalCode", "This is no postal code of this country (United States). Enter one such as 95014.")]
    [InlineData("IE", null, "12", "PostalCode", "This is no postal code of this country (Ireland). Enter one such as A65 F4E2.")]
    [InlineData("ZZ", null, "1", "Country", "A country is two capital letters (ISO 3166-1 alpha-2), such as US.")]
    public void What_the_country_asks_for_is_said(string country, string? region, string? postalCode, string field, string message)
    {
        var wrong = new AddressValidator().Validate(Good with { Country = country, Region = region, PostalCode = postalCode }).Errors.ShouldHaveSingleItem();
        (wrong.PropertyName, wrong.ErrorMessage).ShouldBe((field, message));
    }

    [Fact]
    public void What_is_too_long_is_told_so_and_no_more()
    {
        var errors = new AddressValidator().Validate(Good with { Region = new string('x', 900_000), PostalCode = new string('9', 900_000) }).Errors;
        errors.Select(e => e.PropertyName).ShouldBe(["Region", "PostalCode"]);
    }
}
