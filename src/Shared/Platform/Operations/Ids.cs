using System.Security.Cryptography;
using ClickCart.Kernel;

namespace ClickCart.Platform;

#pragma warning disable RS0030 // The one place that may: everybody else asks IIds.
internal sealed class Ids(TimeProvider clock) : IIds
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    public Guid New() => Guid.CreateVersion7(clock.GetUtcNow());

    public string Secret() => RandomNumberGenerator.GetString(Base32, 32);

    public double NextDouble() => Random.Shared.NextDouble();
}
#pragma warning restore RS0030
