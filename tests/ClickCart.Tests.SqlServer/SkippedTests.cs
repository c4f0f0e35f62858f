namespace ClickCart.Tests;

public sealed class SkippedTests
{
    [Fact]
    public void SqlServer() =>
        Assert.Skip("No SQL Server: set CLICKCART_TEST_SQLSERVER to a connection string of an empty server, build again, and every test runs on it too.");
}
