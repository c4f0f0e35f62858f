namespace ClickCart.Customers.SecondFactors;

/// <summary>Whether staff need a second factor.</summary>
internal enum StaffSecondFactor
{
    Optional,

    /// <summary>Who has none reaches nothing of the back office but its set-up.</summary>
    Required,
}

/// <param name="Staff"><c>Customers:StaffSecondFactor</c>, Optional unless set.</param>
internal sealed record SecondFactorSettings(StaffSecondFactor Staff)
{
    public static readonly OwnerSetting OfOwner = new("Customers:StaffSecondFactor", SettingGroups.Staff, "Second factor of staff")
    {
        Kind = SettingKind.Choice,
        Default = "Optional",
        AnyCase = true,
        Choices = [new("Optional", "Each as they like"), new("Required", "Required: without one, nothing but its set-up")],
    };

    public static SecondFactorSettings From(IConfiguration configuration) =>
        new(OfStaff.In(configuration));

    public static readonly Setting<StaffSecondFactor> OfStaff = Setting.Choice("Customers:StaffSecondFactor", StaffSecondFactor.Optional);

    public bool IsRequired(string role) => Staff is StaffSecondFactor.Required && role != Roles.Customer;
}
