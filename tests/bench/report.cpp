#include "tests/bench/report.h"

#include <iomanip>
#include <sstream>

namespace bench {
namespace {

struct Unit {
    double factor;
    const char* name;
};
Unit unitFor(double seconds) {
    if (seconds < 1e-5)
        return {1e9, "ns"};
    if (seconds < 1)
        return {1e3, "ms"};
    return {1, "s"};
}

/// Three digits, without an exponent.
std::string digits(double value) {
    std::ostringstream text;
    text << std::fixed
         << std::setprecision(value < 1     ? 3
                              : value < 10  ? 2
                              : value < 100 ? 1
                                            : 0)
         << value;
    return text.str();
}

std::string triple(const Times& values, double factor = 1) {
    return digits(values.smallest * factor) + "–" + digits(values.median * factor) + "–" +
           digits(values.largest * factor);
}

std::string valuesText(const Measured& measured, const Times& values) {
    if (!measured.unit.empty())
        return triple(values) + " " + measured.unit;
    const Unit unit = unitFor(values.median);
    return triple(values, unit.factor) + " " + unit.name;
}

std::string threadsText(const Measured& measured) {
    return measured.threads == 0 ? "" : std::to_string(measured.threads);
}

std::string limitText(const Measured& measured) {
    if (!measured.timesLimit)
        return {};
    return triple(*measured.timesLimit) +
           (measured.allowed.empty() ? "" : " of " + measured.allowed) +
           (measured.timesTogether ? ", together " + triple(*measured.timesTogether) : "");
}

const char* kindName(Kind kind) {
    switch (kind) {
        case Kind::Ours:
            return "ours";
        case Kind::Peer:
            return "peer";
        case Kind::Arithmetic:
            return "arithmetic";
        case Kind::Traffic:
            return "traffic";
        case Kind::Together:
            return "together";
    }
    return "";
}

void jsonTriple(std::ostream& out, const char* name, const Times& values) {
    out << '"' << name << "\": [" << values.smallest << ", " << values.median << ", "
        << values.largest << ']';
}

void printRow(std::ostream& out, const Row& row) {
    out << "    {\"name\": \"" << row.contender << "\", \"kind\": \"" << kindName(row.kind)
        << "\", ";
    jsonTriple(out, "seconds", row.seconds);
    out << ", ";
    jsonTriple(out, "ratio", row.ratio);
    out << '}';
}

}  // namespace

void print(std::ostream& out, const Measured& measured) {
    out << '\n' << measured.workload;
    if (measured.threads > 0)
        out << ", " << measured.threads << (measured.threads == 1 ? " thread" : " threads");
    out << ": " << measured.what << '\n';
    for (const Row& row : measured.rows) {
        out << "  " << std::left << std::setw(36) << row.contender << std::right << "  "
            << valuesText(measured, row.seconds) << "  (" << triple(row.ratio) << " of ours)\n";
    }
    if (measured.timesLimit && measured.allowed.empty())
        out << "  ours is " << triple(*measured.timesLimit) << " times the limit\n";
    if (measured.timesTogether)
        out << "  ours is " << triple(*measured.timesTogether)
            << " times a loop that does both together\n";
    if (!measured.allowed.empty())
        out << "  ours is " << limitText(measured) << " that it may take\n";
    if (measured.wrong)
        out << "  WRONG: the result of \"" << *measured.wrong << "\" differs from ours.\n";
    out.flush();
}

void printTable(std::ostream& out, const std::vector<Measured>& all) {
    out << "\n| workload | threads | ours | × limit | others, × ours |\n| --- | --- | --- | --- | "
           "--- "
           "|\n";
    for (const Measured& measured : all) {
        out << "| " << measured.workload << " | " << threadsText(measured) << " | "
            << valuesText(measured, measured.rows.front().seconds) << " | " << limitText(measured)
            << " | ";
        const char* between = "";
        for (std::size_t n = 1; n < measured.rows.size(); ++n) {
            const Row& row = measured.rows[n];
            if (row.kind != Kind::Peer && row.kind != Kind::Ours)
                continue;
            out << between << row.contender << ' ' << triple(row.ratio);
            between = "; ";
        }
        out << (measured.wrong ? " WRONG RESULT |\n" : " |\n");
    }
    out.flush();
}

void printJson(std::ostream& out, const std::vector<Measured>& all) {
    out << "[\n";
    for (std::size_t n = 0; n < all.size(); ++n) {
        const Measured& measured = all[n];
        out << "  {\"workload\": \"" << measured.workload << "\", \"what\": \"" << measured.what
            << "\", \"threads\": " << measured.threads
            << ", \"equal\": " << (measured.wrong ? "false" : "true") << ", \"unit\": \""
            << (measured.unit.empty() ? "s" : measured.unit) << "\", \"allowed\": \""
            << measured.allowed << "\", ";
        if (measured.timesLimit) {
            jsonTriple(out, "timesLimit", *measured.timesLimit);
            out << ", ";
        }
        if (measured.timesTogether) {
            jsonTriple(out, "timesTogether", *measured.timesTogether);
            out << ", ";
        }
        out << "\"contenders\": [\n";
        for (std::size_t m = 0; m < measured.rows.size(); ++m) {
            printRow(out, measured.rows[m]);
            out << (m + 1 < measured.rows.size() ? ",\n" : "\n");
        }
        out << (n + 1 < all.size() ? "  ]},\n" : "  ]}\n");
    }
    out << "]\n";
}

}  // namespace bench
