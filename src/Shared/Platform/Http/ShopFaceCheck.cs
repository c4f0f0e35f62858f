namespace ClickCart.Platform.Http;

/// <summary>What files or the environment say of the shop's look and papers is as right as what the owner may set.</summary>
internal sealed class ShopFaceCheck(IConfiguration configuration) : IStartCheck
{
    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>(
    [
        .. from setting in (OwnerSetting[])[.. ShopIdentity.OfOwner, .. ShopFront.OfOwner, .. ShopPages.OfOwner]
           where setting.Kind is not SettingKind.Picture
           let flaw = configuration[setting.Key] is { Length: > 0 } value ? setting.FlawOf(value) : null
           where flaw is not null
           select $"{setting.Key} is not right. {flaw}",
    ]);
}
