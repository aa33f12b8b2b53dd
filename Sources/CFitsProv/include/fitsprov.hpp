// fitsprov.hpp: the activity and the writer of fitsprov.h as C++ objects (C++17) that let go by themselves and
// throw fitsprov::error. For files that cfitsio has open, include fitsprov_cfitsio.h before it.
#ifndef FITSPROV_HPP
#define FITSPROV_HPP

#include <fitsprov.h>

#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace fitsprov {

// What a call could not do: its status, and a line for a person.
class error : public std::runtime_error {
public:
    error(int status, const std::string &message) : std::runtime_error(message), status_(status) {}
    int status() const noexcept { return status_; }

private:
    int status_;
};

namespace detail {

// A text of the library.
class text {
public:
    text() = default;
    text(const text &) = delete;
    text &operator=(const text &) = delete;
    ~text() { fitsprov_free(text_); }
    char **place() { return &text_; }
    std::string string() const { return text_ ? text_ : ""; }

private:
    char *text_ = nullptr;
};

// Throws unless the status is one of success; gives the warnings back.
inline std::string checked(int status, const text &message)
{
    if (status != FITSPROV_OK && status != FITSPROV_NOT_DURABLE) throw error(status, message.string());
    return message.string();
}

inline const char *optional(const std::string &text) { return text.empty() ? nullptr : text.c_str(); }

} // namespace detail

// One product that is written in one pass; without close it is dropped.
class writer {
public:
    writer(fitsprov_activity *activity, const std::string &path, const std::string &role = "")
    {
        detail::text message;
        writer_.reset(fitsprov_writer_open(activity, path.c_str(), detail::optional(role), message.place()));
        if (!writer_) throw error(FITSPROV_FAILED, message.string());
    }
    void write(const void *bytes, std::size_t size)
    {
        detail::text message;
        detail::checked(fitsprov_write(writer_.get(), bytes, size, message.place()), message);
    }
    void close()
    {
        detail::text message;
        detail::checked(fitsprov_writer_close(writer_.release(), message.place()), message);
    }

private:
    struct drop {
        void operator()(fitsprov_writer *writer) const { fitsprov_writer_abandon(writer); }
    };
    std::unique_ptr<fitsprov_writer, drop> writer_;
};

// One execution of a task; without end it stamps nothing more.
class activity {
public:
    explicit activity(const std::string &name, const std::string &version = "", const std::string &options = "")
    {
        detail::text message;
        activity_.reset(fitsprov_begin_with(
            name.c_str(), detail::optional(version), detail::optional(options), message.place()));
        if (!activity_) throw error(FITSPROV_MISUSE, message.string());
    }
    fitsprov_activity *get() const noexcept { return activity_.get(); }

    // Gives its argument back, to open it.
    std::string used(const std::string &path, const std::string &role = "")
    {
        detail::text message;
        detail::checked(fitsprov_used(get(), path.c_str(), detail::optional(role), message.place()), message);
        return path;
    }
    std::string made(const std::string &path, const std::string &role = "")
    {
        detail::text message;
        detail::checked(fitsprov_made(get(), path.c_str(), detail::optional(role), message.place()), message);
        return path;
    }
    void parameter(const std::string &name, const std::string &value, const std::string &unit = "")
    {
        detail::text message;
        detail::checked(
            fitsprov_parameter(get(), name.c_str(), value.c_str(), detail::optional(unit), message.place()), message);
    }
    void field(const std::string &name, const std::string &value)
    {
        detail::text message;
        detail::checked(fitsprov_field(get(), name.c_str(), value.c_str(), message.place()), message);
    }
    void record(std::string_view json)
    {
        detail::text message;
        detail::checked(fitsprov_record(get(), json.data(), json.size(), message.place()), message);
    }
    writer write(const std::string &path, const std::string &role = "") { return writer(get(), path, role); }

    // Stamps a file now; gives the warnings back, a line each.
    std::string stamp(const std::string &path, unsigned flags = 0)
    {
        detail::text message;
        return detail::checked(fitsprov_stamp(get(), path.c_str(), flags, message.place()), message);
    }
#ifdef FITSPROV_CFITSIO_H
    // Stamps a file that cfitsio has open, as the last call before its close.
    std::string stamp(fitsfile *file, unsigned flags = 0)
    {
        detail::text message;
        return detail::checked(fitsprov_stamp_fitsfile(get(), file, flags, message.place()), message);
    }
#endif
    // Ends the activity; gives the warnings back, a line each.
    std::string end(int exit_status = 0)
    {
        detail::text message;
        return detail::checked(fitsprov_end(get(), exit_status, message.place()), message);
    }

private:
    struct release {
        void operator()(fitsprov_activity *activity) const { fitsprov_activity_free(activity); }
    };
    std::unique_ptr<fitsprov_activity, release> activity_;
};

} // namespace fitsprov

#endif
