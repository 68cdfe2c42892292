package io.genmedia.camel.studio;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Takes files of the person's machine, which the component will upload. */
@Path("/api/files")
public class FileResource {

    private final InputFiles files;

    FileResource(InputFiles files) {
        this.files = files;
    }

    /** What stands for the file in an order. */
    record Kept(String file, String name, long size) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Kept keep(@RestForm FileUpload file) throws IOException {
        if (file == null || file.size() == 0) {
            throw new BadRequestException(
                    "The file is empty, or there is none. The part of the form is called 'file'.");
        }
        long size = file.size();
        return new Kept(files.keep(file.uploadedFile(), file.fileName()), file.fileName(), size);
    }
}
