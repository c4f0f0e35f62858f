using ClickCart.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace ClickCart.Shipping.Carriers;

/// <summary><c>Shipping:EasyPost:*</c> and <c>Shipping:From</c>.</summary>
internal sealed class EasyPostSettings(IConfiguration configuration, ServerAddress address, IHostEnvironment environment)
    : OutboundSettings(configuration, address, environment, "Shipping:EasyPost", "The carrier")
{
    private static readonly Address Warehouse = new("ClickCart Warehouse", "417 Montgomery St", "Floor 5", "San Francisco", "CA", "94104", "US", "4155550100");

    /// <summary>What the owner may set.</summary>
    public static readonly OwnerSetting[] OfOwner =
    [
        new("Shipping:BuyLabels", SettingGroups.Shipping, "Labels are bought")
        {
            Kind = SettingKind.Choice,
            Default = "Automatic",
            Choices = [new("Automatic", "As soon as an order is confirmed"), new("Manual", "By hand, in the queue To ship")],
        },
        .. KeysOf("Shipping:EasyPost", SettingGroups.Shipping, "carrier"),
    ];

    /// <summary>Paths begin with <c>/v2</c>.</summary>
    protected override string KnownAddress => "https://api.easypost.com";

    protected override string SandboxPath => "/sandbox/easypost";

    /// <summary>Where parcels are handed over: <c>Shipping:From:Name</c> and so on, named as the members of an address are.</summary>
    public Address From => AddressAt(Configuration.GetSection("Shipping:From")) ?? Warehouse;

    /// <summary>The address that a section names; null where it names none. What an address need not have may be missing.</summary>
    internal static Address? AddressAt(IConfigurationSection said) => !said.Exists() ? null : new(
        said["Name"] ?? "", said["Line1"] ?? "", said["Line2"], said["City"] ?? "", said["Region"], said["PostalCode"], said["Country"] ?? "", said["Phone"]);
}
