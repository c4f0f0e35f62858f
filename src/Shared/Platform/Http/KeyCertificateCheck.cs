namespace ClickCart.Platform.Http;

/// <summary>Of the certificate that data-protection keys are encrypted for, where one is set.</summary>
internal sealed class KeyCertificateCheck(KeyCertificate certificate) : IStartCheck
{
    public Task<IReadOnlyList<string>> ProblemsAsync(bool isDevelopment, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>(certificate.Problem is { } problem ? [problem] : []);
}
