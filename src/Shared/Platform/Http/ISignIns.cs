using System.Security.Claims;

namespace ClickCart.Platform.Http;

/// <summary>Whether callers are still signed in, for answers that go on for long. The module that signs them in registers it.</summary>
public interface ISignIns
{
    /// <summary>False once the caller was signed out or the sign-in has run out; a guest's never does.</summary>
    Task<bool> StandAsync(ClaimsPrincipal caller, CancellationToken ct);
}
