using ClickCart.Platform.Settings;
using ClickCart.Shipping.Contracts;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Shipping.Carriers;

/// <summary><c>Shipping:EasyPost:*</c> and <c>Shipping:From</c>.</summary>
internal sealed class EasyPostSettings(IConfiguration configuration, ServerAddress address, IHostEnvironment environment)
    : OutboundSettings(configuration, address, environment, "Shipping:EasyPost", "The carrier"), IWarehouse
{
    private const string Sender = "Shipping:From";

    private static readonly Address Demonstration = new("ClickCart Warehouse", "417 Montgomery St", "Floor 5", "San Francisco", "CA", "94104", "US", "4155550100");

    /// <summary>What the owner may set.</summary>
    public static readonly OwnerSetting[] OfOwner =
    [
        new("Shipping:BuyLabels", SettingGroups.Shipping, "Labels are bought")
        {
            Kind = SettingKind.Choice,
            Default = "Automatic",
            AnyCase = true,
            Choices = [new("Automatic", "As soon as an order is confirmed"), new("Manual", "By hand, in the queue To ship")],
        },
        new("Shipping:SplitParcels", SettingGroups.Shipping, "Orders go in several parcels")
        {
            Kind = SettingKind.Choice,
            Default = "Never",
            AnyCase = true,
            Choices = [new("Never", "Only where staff packs them so"), new("ByWeight", "When they weigh more than the strongest box bears")],
            Help = "Each parcel has a label of its own. Shoppers are offered prices for one parcel.",
        },
        .. KeysOf("Shipping:EasyPost", SettingGroups.Shipping, "carrier"),
        Warehouse("Name", "Name on labels", 100) with { Help = "Where parcels are handed over: labels and rates go by this address." },
        Warehouse("Line1", "Street and house number", 200),
        Warehouse("Line2", "Floor, company (optional)", 200),
        Warehouse("PostalCode", "Postal code", Places.LongestPostalCode),
        Warehouse("City", "Town or city", 100),
        Warehouse("Region", "State or province", Places.LongestRegion) with { Help = "If the country has them: California or CA." },
        Warehouse("Country", "Country", 2) with { Kind = SettingKind.Country },
        Warehouse("Phone", "Phone", 40) with { Help = "Carriers ask for it when a parcel leaves the country." },
        new("Shipping:EasyPost:BaseUrl", SettingGroups.Fixed, "The carrier's address") { IsFixed = true },
    ];

    /// <summary>The sender's address is none, or one that a label can be bought with.</summary>
    public static readonly SettingRule SenderIsWhole = new(configuration => AddressAt(configuration.GetSection(Sender)) is not { } set ? []
        : new AddressValidator().Validate(set).Errors.Select(e => new SettingFlaw($"{Sender}:{e.PropertyName}", e.ErrorMessage)));

    /// <summary>Paths begin with <c>/v2</c>.</summary>
    protected override string KnownAddress => "https://api.easypost.com";

    protected override string SandboxPath => "/sandbox/easypost";

    /// <summary>Where parcels are handed over: <c>Shipping:From:Name</c> and so on, named as the members of an address are.</summary>
    public Address From => FromIn(Configuration);

    /// <summary>Whether anybody has set it; else it is the demonstration's.</summary>
    public bool HasFrom => AddressAt(Configuration.GetSection(Sender)) is not null;

    internal static Address FromIn(IConfiguration configuration) => AddressAt(configuration.GetSection(Sender)) ?? Demonstration;

    /// <summary>The address that a section names; null where it names none. What an address need not have may be missing.</summary>
    internal static Address? AddressAt(IConfigurationSection said) => said.GetChildren().All(member => string.IsNullOrEmpty(member.Value)) ? null : new(
        said["Name"] ?? "", said["Line1"] ?? "", said["Line2"], said["City"] ?? "", said["Region"], said["PostalCode"], said["Country"] ?? "", said["Phone"]);

    private static OwnerSetting Warehouse(string member, string label, int length) => new($"{Sender}:{member}", SettingGroups.Warehouse, label) { Length = length };
}
