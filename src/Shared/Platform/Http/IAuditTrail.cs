namespace ClickCart.Platform.Http;

/// <summary>What a row of the audit trail tells.</summary>
public enum AuditEvent
{
    SignedIn,
    SecondFactorFailed,
    LockedOut,
    PasswordChanged,
    AddressChanged,
    SecondFactorChanged,
    RoleChanged,

    /// <summary>What a role allows was changed, for all who have it.</summary>
    RightsChanged,
    Exported,
    SettingsChanged,

    /// <summary>Anything else that staff changed.</summary>
    StaffActed,
}

/// <summary>Keeps what the caller, one of the staff, does, for admins to read. The module that knows the staff registers it.</summary>
public interface IAuditTrail
{
    /// <summary>Saves a row at once. What a handler has told in its own words is not told again as <see cref="AuditEvent.StaffActed"/>.</summary>
    Task KeepAsync(AuditEvent what, string details, CancellationToken ct);
}
