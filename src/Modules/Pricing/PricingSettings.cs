using ClickCart.Pricing.Quotes;
using ClickCart.Pricing.TaxRates;

namespace ClickCart.Pricing;

/// <summary>What of <c>Pricing:*</c> the owner may set; read at each use.</summary>
internal static class PricingSettings
{
    public static readonly OwnerSetting[] OfOwner =
    [
        new("Pricing:Home:Country", SettingGroups.Prices, "Your country")
        {
            Kind = SettingKind.Country,
            Help = "Prices in the currency below contain its tax; what leaves it is charged without.",
        },
        new("Pricing:Home:Currency", SettingGroups.Prices, "Currency of prices that contain its tax") { Kind = SettingKind.Choice, Choices = Codes },
        new(FreeShipping.Key, SettingGroups.Prices, "Cheapest delivery is free from")
        {
            Help = "An amount for each currency, with commas between: 50 USD, 45.00 EUR. Delivery zones can have amounts of their own.",
            Check = text => FreeShipping.Read(text) is null ? "It is an amount for each currency, with commas between, such as 50 USD, 45.00 EUR." : null,
        },
        new("Pricing:ShippingTaxClass", SettingGroups.Prices, "Delivery is taxed")
        {
            Kind = SettingKind.Choice,
            Default = "standard",
            Choices =
            [
                new("standard", "At the standard rate"), new("reduced", "At the reduced rate"), new("zero", "At a rate of zero"), new("none", "Not at all"),
                new("highest", "At the highest rate of the goods"),
            ],
        },
        new("Pricing:RoundTotals", SettingGroups.Prices, "Amounts that cannot be charged")
        {
            Kind = SettingKind.Choice,
            Default = "false",
            Choices = [new("false", "Are refused"), new("true", "Are rounded down")],
            Help = "In currencies of which the gateway takes only some amounts.",
        },
    ];

    public static readonly SettingRule[] Rules =
    [
        SettingRule.Reads("Pricing:Home:Currency", TaxHome.From), SettingRule.Reads(FreeShipping.Key, FreeShipping.From),
        SettingRule.Reads("Pricing:RoundTotals", RoundTotals.From), SettingRule.Reads("Pricing:ShippingTaxClass", ShippingTax.From),
    ];

    private static SettingChoice[] Codes => [.. Currencies.All.Select(code => new SettingChoice(code, code))];
}
